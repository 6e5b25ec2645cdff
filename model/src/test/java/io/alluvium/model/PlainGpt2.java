package io.alluvium.model;

import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.SoftPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * GPT-2 as its definition reads: one row, one position after the other, in doubles. It shares nothing with the programs
 * but the files.
 */
final class PlainGpt2 {
    private final Gpt2Config shape;
    private final Map<String, TensorData> tensors;

    PlainGpt2(Path directory) throws IOException {
        shape = Gpt2Config.read(directory.resolve("config.json"));
        tensors = SafetensorsReader.read(directory.resolve("model.safetensors"));
    }

    /** For every token of the text, the log-probability of each token to follow it. */
    double[][] logProbabilities(int[] text, @Nullable SoftPrompt prompt) {
        int virtual = prompt == null ? 0 : prompt.shape().length();
        List<double[]> x = new ArrayList<>();
        if (prompt != null && prompt.shape().kind() == PromptKind.PROMPT) {
            for (int i = 0; i < virtual; i++) {
                x.add(sum(slice(prompt.values(), i * shape.width()), row("wpe.weight", i)));
            }
        }
        for (int i = 0; i < text.length; i++) {
            x.add(sum(row("wte.weight", text[i]), row("wpe.weight", virtual + i)));
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            List<double[]> keys = past(prompt, layer, 0);
            List<double[]> values = past(prompt, layer, 1);
            String block = "h." + layer + ".";
            x.replaceAll(position -> block(block, position, keys, values));
        }
        return x.subList(x.size() - text.length, x.size()).stream()
                .map(position -> logSoftmax(head(norm("ln_f", position))))
                .toArray(double[][]::new);
    }

    /** One block at one position; the keys and values are those of the positions before it, and it adds its own. */
    private double[] block(String block, double[] x, List<double[]> keys, List<double[]> values) {
        int width = shape.width();
        double[] queryKeyValue = linear(block + "attn.c_attn", norm(block + "ln_1", x));
        keys.add(Arrays.copyOfRange(queryKeyValue, width, 2 * width));
        values.add(Arrays.copyOfRange(queryKeyValue, 2 * width, 3 * width));
        double[] attended = attend(Arrays.copyOf(queryKeyValue, width), keys, values);
        double[] middle = sum(x, linear(block + "attn.c_proj", attended));
        double[] inner = linear(block + "mlp.c_fc", norm(block + "ln_2", middle));
        double[] active = Arrays.stream(inner).map(PlainGpt2::gelu).toArray();
        return sum(middle, linear(block + "mlp.c_proj", active));
    }

    private double[] attend(double[] query, List<double[]> keys, List<double[]> values) {
        double[] result = new double[shape.width()];
        for (int first = 0; first < shape.width(); first += shape.headWidth()) {
            int head = first;
            int end = first + shape.headWidth();
            double[] scores = keys.stream()
                    .mapToDouble(key -> dot(query, key, head, end) / Math.sqrt(shape.headWidth()))
                    .toArray();
            double[] shares = Arrays.stream(logSoftmax(scores)).map(Math::exp).toArray();
            for (int at = 0; at < shares.length; at++) {
                for (int d = head; d < end; d++) {
                    result[d] += shares[at] * values.get(at)[d];
                }
            }
        }
        return result;
    }

    /** A prefix's keys (0) or values (1) of a layer, heads side by side; nothing for other prompts. */
    private List<double[]> past(@Nullable SoftPrompt prompt, int layer, int half) {
        List<double[]> past = new ArrayList<>();
        if (prompt != null && prompt.shape().kind() == PromptKind.PREFIX) {
            int width = shape.width();
            for (int i = 0; i < prompt.shape().length(); i++) {
                past.add(slice(prompt.values(), i * shape.layers() * 2 * width + (layer * 2 + half) * width));
            }
        }
        return past;
    }

    private double[] norm(String name, double[] x) {
        double mean = Arrays.stream(x).average().orElseThrow();
        double[] centred = Arrays.stream(x).map(v -> v - mean).toArray();
        double deviation = Math.sqrt(dot(centred, centred, 0, x.length) / x.length + shape.epsilon());
        float[] gain = values(name + ".weight");
        float[] bias = values(name + ".bias");
        Arrays.setAll(centred, i -> centred[i] / deviation * gain[i] + bias[i]);
        return centred;
    }

    /** A layer whose weights lie as [in, out]. */
    private double[] linear(String name, double[] x) {
        float[] weight = values(name + ".weight");
        float[] bias = values(name + ".bias");
        double[] y = new double[bias.length];
        for (int out = 0; out < y.length; out++) {
            y[out] = bias[out];
            for (int in = 0; in < x.length; in++) {
                y[out] += x[in] * weight[in * y.length + out];
            }
        }
        return y;
    }

    /** Scores of the vocabulary: the products with the tokens' embeddings. */
    private double[] head(double[] x) {
        double[] logits = new double[shape.vocabulary()];
        Arrays.setAll(logits, token -> dot(x, row("wte.weight", token), 0, x.length));
        return logits;
    }

    private static double gelu(double x) {
        return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    private static double[] logSoftmax(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double total = Arrays.stream(scores).map(s -> Math.exp(s - most)).sum();
        return Arrays.stream(scores).map(s -> s - most - Math.log(total)).toArray();
    }

    private static double dot(double[] a, double[] b, int from, int end) {
        return IntStream.range(from, end).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static double[] sum(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
    }

    private double[] row(String name, int index) {
        return slice(values(name), index * shape.width());
    }

    private double[] slice(float[] values, int from) {
        return IntStream.range(from, from + shape.width())
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private float[] values(String name) {
        return tensors.get(name).values();
    }
}
