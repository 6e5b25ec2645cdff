package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One tiny backbone for the tests of a class; after each of them no native scope may be open. */
public final class SharedBackbone implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private Path directory;
    private Backbone backbone;

    public Backbone get() {
        return backbone;
    }

    public Path directory() {
        return directory;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = TinyCheckpoint.write(Files.createTempDirectory("tiny"));
        backbone = Backbone.open(directory, TinyCheckpoint.EXACT);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(backbone.idle()).as("no native scope is open").isTrue();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        backbone.close();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** A soft prompt of four normal random tokens. */
    public static SoftPrompt prompt(PromptKind kind, long seed) {
        PromptShape shape = shape(kind, 4);
        var random = new Random(seed);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new SoftPrompt(shape, values);
    }

    /** A prompt or prefix for the tiny checkpoint. */
    static PromptShape shape(PromptKind kind, int length) {
        Architecture backbone = TinyCheckpoint.SHAPE.architecture();
        return kind == PromptKind.PREFIX ? PromptShape.prefix(length, backbone) : PromptShape.prompt(length, backbone);
    }

    /** Three rows of different lengths. */
    static TokenBatch batch() {
        return TokenBatch.of(
                List.of(new int[] {0, 12, 250, 31, 7, 99, 260, 5}, new int[] {0, 270, 14, 280, 3}, new int[] {
                    44, 290, 17, 61, 255, 2
                }));
    }

    /** A weight for every target of {@code batch}. */
    static float[][] weights(TokenBatch batch, float weight) {
        float[][] weights = new float[batch.rows()][];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = new float[batch.targets()[row].length];
            java.util.Arrays.fill(weights[row], weight);
        }
        return weights;
    }
}
