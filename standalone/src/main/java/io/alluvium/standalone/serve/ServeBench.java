package io.alluvium.standalone.serve;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.DecodingRows;
import io.alluvium.model.Precision;
import io.alluvium.standalone.train.Subject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The measurement of serving: every model in every precision, one after the other. */
public final class ServeBench {

    private final ServePlan plan;
    private final Path scratch;
    private final Consumer<String> progress;

    /** A measurement to be run once; the directory takes checkpoints and is emptied by whoever made it. */
    public ServeBench(ServePlan plan, Path scratch, Consumer<String> progress) {
        this.plan = plan;
        this.scratch = scratch;
        this.progress = progress;
    }

    /** Runs it. */
    public ServeReport run() throws IOException {
        List<ServeResult> results = new ArrayList<>();
        for (String model : plan.models()) {
            progress.accept("preparing model " + model);
            Subject subject = Subject.of(model, scratch);
            for (Precision precision : plan.precisions()) {
                BackboneOptions options = new BackboneOptions(precision, plan.threads(), "cpu");
                try (Backbone backbone = Backbone.open(subject.directory(), options)) {
                    results.addAll(measure(subject.name(), precision, backbone));
                }
            }
        }
        return new ServeReport(
                new ServeReport.Setting(
                        plan.virtualTokens(),
                        plan.textTokens(),
                        plan.steps(),
                        plan.rounds(),
                        plan.threads(),
                        plan.seed(),
                        System.getProperty("java.runtime.version")),
                results);
    }

    private List<ServeResult> measure(String model, Precision precision, Backbone backbone) {
        if (plan.places() > backbone.shape().context()) {
            throw new IllegalArgumentException("A prefix of " + plan.virtualTokens() + ", a text of "
                    + plan.textTokens() + " and " + plan.steps() + " new tokens do not fit model " + model
                    + " with a context of " + backbone.shape().context() + "; give a shorter --text or --length");
        }
        List<ServeResult> results = new ArrayList<>();
        for (int count : plan.rows()) {
            try (ServeData data = new ServeData(backbone, plan);
                    DecodingRows rows = backbone.rows(count)) {
                String name = model + " " + precision + ", rows " + count;
                RowsBench bench = new RowsBench(rows, data, plan);
                progress.accept(name + ": warming up");
                bench.warmUp();
                for (int round = 0; round < plan.rounds(); round++) {
                    progress.accept(name + ": round " + (round + 1) + " of " + plan.rounds());
                    bench.round(round);
                }
                results.add(bench.result(model, precision));
            }
        }
        return results;
    }
}
