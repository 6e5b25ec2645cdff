package io.alluvium.standalone.train;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.alluvium.learning.optimizer.Optimizer;
import io.alluvium.learning.optimizer.Optimizers;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.StepRequest;
import io.alluvium.model.StepResult;
import io.alluvium.model.TokenBatch;
import io.alluvium.model.tuner.SoftPrompt;
import java.nio.file.Path;

/** Alluvium's own training: the backbone's step and the optimizer of the recipes, on prompts as Java values. */
final class OwnTrainer implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final Backbone backbone;
    private final TrainingData data;
    private final Optimizer optimizer;
    private SoftPrompt student;
    private Optimizer.Moments moments;
    private long steps;

    OwnTrainer(Path checkpoint, BackboneOptions options, TrainingData data) {
        this.backbone = Backbone.open(checkpoint, options);
        this.data = data;
        this.optimizer = Optimizers.FAMILY.create(Optimizers.FAMILY.read(
                "bench train", JsonNodeFactory.instance.objectNode().put("name", "adam")));
        this.student = data.prompt();
        int size = student.values().length;
        this.moments = new Optimizer.Moments(new float[size], new float[size], 0);
    }

    /** The mean loss of the first batch before any step, over all tokens but each row's last. */
    double firstLoss() {
        TokenBatch batch = data.batch(0);
        StepRequest request = new StepRequest(data.prompt(), batch, TrainingData.mean(batch, 1), null);
        return backbone.step(request).crossEntropy();
    }

    /** Trains for some steps. */
    Turn run(int count) {
        long optimizing = 0;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            TokenBatch batch = data.batch(steps++);
            StepResult result = backbone.step(new StepRequest(student, batch, TrainingData.mean(batch, 0), null));
            long before = System.nanoTime();
            Optimizer.Update update = optimizer.step(student.values(), result.gradient(), moments);
            moments = update.moments();
            student = new SoftPrompt(student.shape(), update.parameters());
            optimizing += System.nanoTime() - before;
        }
        return new Turn((System.nanoTime() - start) / NANOS / count, optimizing / NANOS / count);
    }

    @Override
    public void close() {
        backbone.close();
    }
}
