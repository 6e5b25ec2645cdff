package io.alluvium.standalone.train;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.standalone.throughput.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One case, measured in turns: in every round each of our precisions trains, the matrix products of that precision run by
 * themselves, and each of peft's settings trains. Everything has run before the first round.
 */
final class CaseBench {

    private static final int WARM_UPS = 4;
    private static final double TOLERANCE = 1e-3;
    private static final String FULL = "fp32";

    private final Subject subject;
    private final Case measured;
    private final TrainPlan plan;
    private final @Nullable PeftChild python;
    private final TrainBench.Progress progress;

    private final Map<Precision, List<OwnResult.Round>> own = new EnumMap<>(Precision.class);
    private final Map<Precision, Double> ownLosses = new EnumMap<>(Precision.class);
    private final Map<String, List<Double>> peft = new LinkedHashMap<>();
    private final Map<String, JsonNode> opened = new LinkedHashMap<>();

    CaseBench(
            Subject subject, Case measured, TrainPlan plan, @Nullable PeftChild python, TrainBench.Progress progress) {
        this.subject = subject;
        this.measured = measured;
        this.plan = plan;
        this.python = python;
        this.progress = progress;
    }

    CaseResult run() throws IOException {
        TrainingData data = TrainingData.of(measured, plan.seed());
        Map<Precision, OwnTrainer> trainers = new EnumMap<>(Precision.class);
        Map<Precision, Ceiling> ceilings = new EnumMap<>(Precision.class);
        try {
            for (Precision precision : plan.subjects().precisions()) {
                progress.at(measured.name() + ": warming up " + precision);
                BackboneOptions options = new BackboneOptions(precision, plan.threads(), plan.device());
                ceilings.put(precision, new Ceiling(measured, options));
                OwnTrainer trainer = new OwnTrainer(subject.directory(), options, data);
                trainers.put(precision, trainer);
                ownLosses.put(precision, trainer.firstLoss());
                own.put(precision, new ArrayList<>());
                for (int i = 0; i < WARM_UPS; i++) {
                    trainer.run(1);
                }
            }
            open(data);
            for (int round = 0; round < plan.rounds(); round++) {
                progress.at(measured.name() + ": round " + (round + 1) + " of " + plan.rounds());
                round(trainers, ceilings);
            }
            return result();
        } finally {
            trainers.values().forEach(OwnTrainer::close);
            ceilings.values().forEach(Ceiling::close);
            if (python != null) {
                python.release();
            }
        }
    }

    private void open(TrainingData data) throws IOException {
        if (python == null || plan.python() == null) {
            return;
        }
        for (String setting : plan.python().settings()) {
            progress.at(measured.name() + ": warming up peft " + setting);
            JsonNode answer = python.open(setting, subject.directory(), data, plan);
            opened.put(setting, answer);
            if (!answer.has("error")) {
                peft.put(setting, new ArrayList<>());
            }
        }
    }

    private void round(Map<Precision, OwnTrainer> trainers, Map<Precision, Ceiling> ceilings) throws IOException {
        for (Map.Entry<Precision, OwnTrainer> each : trainers.entrySet()) {
            Precision precision = each.getKey();
            Turn turn = each.getValue().run(plan.steps());
            double ceiling = Objects.requireNonNull(ceilings.get(precision)).flopPerSecond();
            Objects.requireNonNull(own.get(precision)).add(new OwnResult.Round(turn, ceiling));
        }
        for (Map.Entry<String, List<Double>> each : peft.entrySet()) {
            double seconds = Objects.requireNonNull(python)
                    .run(each.getKey(), plan.steps())
                    .seconds();
            // A row of n tokens has n - 1 targets there: the library shifts the labels itself.
            each.getValue().add((measured.tokens() - measured.rows()) / seconds);
        }
    }

    private CaseResult result() {
        List<OwnResult> ours = new ArrayList<>();
        own.forEach((precision, rounds) ->
                ours.add(OwnResult.of(measured, precision, ownLosses.getOrDefault(precision, 0.0), rounds)));
        List<PeftResult> theirs = new ArrayList<>();
        opened.forEach((setting, answer) -> {
            List<Double> rounds = peft.get(setting);
            theirs.add(new PeftResult(
                    setting,
                    rounds == null ? null : Spread.of(rounds),
                    answer.path("loss").asDouble(),
                    rounds == null ? answer.path("error").asText() : null));
        });
        double flop = StepWork.parts(measured).stream()
                .mapToDouble(StepWork.Part::flop)
                .sum();
        return new CaseResult(
                measured.model(),
                measured.kind(),
                measured.rows(),
                measured.sequence(),
                measured.fill(),
                flop / measured.tokens(),
                ours,
                theirs,
                peft.isEmpty() ? null : comparison(ours));
    }

    private CaseResult.Comparison comparison(List<OwnResult> ours) {
        Precision fastest = ours.stream()
                .max(Comparator.comparing(result -> result.tokensPerSecond().median()))
                .orElseThrow()
                .precision();
        Map.Entry<String, List<Double>> best = peft.entrySet().stream()
                .max(Comparator.comparing(entry -> Spread.of(entry.getValue()).median()))
                .orElseThrow();
        List<OwnResult.Round> rounds = Objects.requireNonNull(own.get(fastest));
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            double tokens = measured.tokens() / rounds.get(i).turn().seconds();
            ratios.add(tokens / best.getValue().get(i));
        }
        Double mine = ownLosses.get(Precision.FP32);
        JsonNode full = opened.get(FULL);
        if (mine == null || full == null || full.has("error")) {
            return new CaseResult.Comparison(best.getKey(), Spread.of(ratios), null, true);
        }
        double theirs = full.path("loss").asDouble();
        double difference = Math.abs(mine - theirs) / Math.abs(theirs);
        return new CaseResult.Comparison(best.getKey(), Spread.of(ratios), difference, difference <= TOLERANCE);
    }
}
