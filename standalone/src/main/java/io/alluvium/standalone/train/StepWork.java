package io.alluvium.standalone.train;

import io.alluvium.model.ceiling.Product;
import io.alluvium.model.ceiling.Product.Layout;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The matrix products that one training step of a prompt cannot do without: forward, and backward to the inputs only, for
 * the weights are frozen. A prompt's own positions are counted once for the batch, since no text comes before them;
 * attention is counted for what a token may see, and nothing for the gaps behind short texts; a prefix needs nothing below the lowest layer's keys and values.
 */
public final class StepWork {

    private static final int VOCABULARY_ROWS = 512;

    /**
     * Equal products of a step.
     *
     * @param product their shape, as a plain implementation calls them
     * @param calls how many
     * @param needed the share of their operations that is needed
     */
    public record Part(Product product, double calls, double needed) {

        /** Operations needed in all. */
        public double flop() {
            return product.flop() * calls * needed;
        }
    }

    private StepWork() {}

    /** The parts of a step's work. */
    public static List<Part> parts(Case of) {
        List<Part> parts = new ArrayList<>(matrices(of));
        parts.addAll(attention(of));
        int text = of.tokens();
        int chunk = Math.min(text, VOCABULARY_ROWS);
        int width = of.shape().width();
        int vocabulary = of.shape().vocabulary();
        double chunks = (double) text / chunk;
        parts.add(new Part(new Product(1, chunk, width, vocabulary, Layout.SECOND_TRANSPOSED), chunks, 1));
        parts.add(new Part(new Product(1, chunk, vocabulary, width, Layout.PLAIN), chunks, 1));
        return List.copyOf(parts);
    }

    private static List<Part> matrices(Case of) {
        Gpt2Config shape = of.shape();
        int width = shape.width();
        int rows = of.tokens() + (of.kind() == PromptKind.PROMPT ? of.virtualTokens() : 0);
        int layers = shape.layers();
        int lower = layersBelow(of);
        return List.of(
                forward(rows, width, 3 * width, layers),
                forward(rows, width, width, layers),
                forward(rows, width, shape.inner(), layers),
                forward(rows, shape.inner(), width, layers),
                backward(rows, width, shape.inner(), layers),
                backward(rows, shape.inner(), width, layers),
                backward(rows, width, width, layers),
                backward(rows, 3 * width, width, lower));
    }

    private static List<Part> attention(Case of) {
        Gpt2Config shape = of.shape();
        int batch = of.rows() * shape.heads();
        int text = Arrays.stream(of.lengths()).max().orElseThrow();
        int keys = of.virtualTokens() + text;
        int head = shape.headWidth();
        int layers = shape.layers();
        double pairs = Arrays.stream(of.lengths())
                .mapToDouble(length -> length * (of.virtualTokens() + (length + 1) / 2.0))
                .sum();
        double seen = pairs / (1.0 * of.rows() * text * keys);
        Product scores = new Product(batch, text, head, keys, Layout.SECOND_TRANSPOSED);
        Product values = new Product(batch, text, keys, head, Layout.PLAIN);
        Product back = new Product(batch, keys, text, head, Layout.FIRST_TRANSPOSED);
        double keysOnly = (double) of.virtualTokens() / keys * of.tokens() / (of.rows() * text);
        int lower = layersBelow(of);
        return List.of(
                new Part(scores, 2.0 * layers, seen), // Scores, and the gradient of the shares.
                new Part(values, layers + lower, seen), // The mean of the values, and the gradient of the queries.
                new Part(back, 2.0 * lower, seen), // The gradients of keys and values,
                new Part(back, 2.0 * (layers - lower), keysOnly)); // and of the prefix's alone in the lowest layer.
    }

    private static int layersBelow(Case of) {
        return of.kind() == PromptKind.PREFIX
                ? of.shape().layers() - 1
                : of.shape().layers();
    }

    private static Part forward(int rows, int inner, int columns, int calls) {
        return new Part(new Product(1, rows, inner, columns, Layout.PLAIN), calls, 1);
    }

    private static Part backward(int rows, int inner, int columns, int calls) {
        return new Part(new Product(1, rows, inner, columns, Layout.SECOND_TRANSPOSED), calls, 1);
    }
}
