package io.alluvium.standalone.train;

import io.alluvium.model.tuner.PromptKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The measurement of training: every combination of models, kinds and lengths, one after the other. */
public final class TrainBench {

    private final TrainPlan plan;
    private final Path scratch;
    private final Progress progress;

    /** Hears what is being done. */
    @FunctionalInterface
    public interface Progress {
        /** This is being done. */
        void at(String what);
    }

    /** A measurement to be run once; the directory takes checkpoints and is emptied by whoever made it. */
    public TrainBench(TrainPlan plan, Path scratch, Progress progress) {
        this.plan = plan;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Runs it. */
    public TrainReport run() throws IOException {
        if (plan.python() == null) {
            return report(null, "no Python with torch and peft was named (--python, or ALLUVIUM_PYTHON)");
        }
        progress.at("starting Python");
        PeftChild python;
        try {
            python = PeftChild.start(plan.python().interpreter(), scratch, plan.threads());
        } catch (IOException e) {
            return report(null, String.valueOf(e.getMessage()));
        }
        try (python) {
            return report(python, null);
        }
    }

    private TrainReport report(@Nullable PeftChild python, @Nullable String withoutPython) throws IOException {
        List<CaseResult> results = new ArrayList<>();
        for (String model : plan.subjects().models()) {
            progress.at("preparing model " + model);
            Subject subject = Subject.of(model, scratch);
            for (Case each : cases(subject)) {
                results.add(new CaseBench(subject, each, plan, python, progress).run());
            }
        }
        return new TrainReport(
                new TrainReport.Setting(
                        plan.rounds(),
                        plan.steps(),
                        plan.threads(),
                        plan.device(),
                        plan.seed(),
                        System.getProperty("java.runtime.version"),
                        python == null ? Map.of() : python.versions()),
                results,
                withoutPython,
                results.stream().allMatch(CaseResult::sameLoss));
    }

    private List<Case> cases(Subject subject) {
        TrainPlan.Subjects all = plan.subjects();
        int rows = all.rows() == 0 ? subject.rows() : all.rows();
        List<Case> cases = new ArrayList<>();
        int room = subject.shape().context() - all.virtualTokens();
        List<Integer> sequences = all.sequences().stream()
                .map(sequence -> Math.min(sequence, room))
                .distinct()
                .toList();
        for (PromptKind kind : all.kinds()) {
            for (int sequence : sequences) {
                for (double fill : all.fills()) {
                    cases.add(
                            new Case(subject.name(), subject.shape(), kind, all.virtualTokens(), rows, sequence, fill));
                }
            }
        }
        return cases;
    }
}
