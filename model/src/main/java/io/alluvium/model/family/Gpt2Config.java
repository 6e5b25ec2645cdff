package io.alluvium.model.family;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.model.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shape of a GPT-2 layout model, read from and written as a Hugging Face {@code config.json}.
 *
 * @param vocabulary number of tokens V
 * @param context number of positions P
 * @param width residual width D
 * @param layers number of blocks L
 * @param heads attention heads; divides the width
 * @param inner feed-forward width F
 * @param epsilon the layer norms' epsilon
 */
public record Gpt2Config(int vocabulary, int context, int width, int layers, int heads, int inner, double epsilon) {
    private static final String MODEL_TYPE = "gpt2";
    private static final int MOST_LAYERS = 1024;
    private static final double MOST_WEIGHTS = 1 << 30;

    /** Checks the numbers against each other. */
    public Gpt2Config {
        String sizes = "vocabulary " + vocabulary + ", context " + context + ", width " + width + ", layers " + layers
                + ", heads " + heads + ", inner " + inner + ", epsilon " + epsilon;
        if (vocabulary < 1 || context < 2 || width < 1 || layers < 1 || heads < 1 || inner < 1) {
            throw new CheckpointException("GPT-2 config has a size that is not positive: " + sizes);
        }
        double weights = (double) width * (vocabulary + (double) context + layers * (4.0 * width + 2.0 * inner));
        if (layers > MOST_LAYERS || weights > MOST_WEIGHTS) {
            throw new CheckpointException("GPT-2 config has more than " + MOST_LAYERS + " layers or more weights than"
                    + " a file of 2 GiB can hold: " + sizes);
        }
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new CheckpointException("GPT-2 config has an epsilon that is not between 0 and 1: " + sizes);
        }
        if (width % heads != 0) {
            throw new CheckpointException("n_embd " + width + " is not a multiple of n_head " + heads);
        }
    }

    /** Width of one attention head. */
    public int headWidth() {
        return width / heads;
    }

    /** Tensor names (without the {@code transformer.} prefix) and shapes, in the order of pre-training. */
    public Map<String, long[]> tensors() {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put("wte.weight", new long[] {vocabulary, width});
        shapes.put("wpe.weight", new long[] {context, width});
        for (int layer = 0; layer < layers; layer++) {
            String block = "h." + layer + ".";
            norm(shapes, block + "ln_1");
            linear(shapes, block + "attn.c_attn", width, 3 * width);
            linear(shapes, block + "attn.c_proj", width, width);
            norm(shapes, block + "ln_2");
            linear(shapes, block + "mlp.c_fc", width, inner);
            linear(shapes, block + "mlp.c_proj", inner, width);
        }
        norm(shapes, "ln_f");
        return shapes;
    }

    private void norm(Map<String, long[]> shapes, String name) {
        shapes.put(name + ".weight", new long[] {width});
        shapes.put(name + ".bias", new long[] {width});
    }

    private static void linear(Map<String, long[]> shapes, String name, int in, int out) {
        shapes.put(name + ".weight", new long[] {in, out});
        shapes.put(name + ".bias", new long[] {out});
    }

    /** Reads {@code config.json}. */
    public static Gpt2Config read(Path file) throws IOException {
        return decode(file.toString(), Files.readAllBytes(file));
    }

    /** Reads the bytes of a {@code config.json}; {@code file} names it in errors. */
    public static Gpt2Config decode(String file, byte[] bytes) {
        ConfigFile config = ConfigFile.decode(file, bytes);
        if (!config.modelType().equals(MODEL_TYPE)) {
            throw new CheckpointException(
                    file + " has model_type " + config.modelType() + "; " + MODEL_TYPE + " is expected here");
        }
        return of(config);
    }

    static Gpt2Config of(ConfigFile config) {
        String activation = config.text("activation_function", "gelu_new");
        if (!activation.equals("gelu_new")) {
            throw new CheckpointException(
                    config.file() + " has activation_function " + activation + "; gelu_new is supported");
        }
        config.refuse("scale_attn_weights", false);
        config.refuse("scale_attn_by_inverse_layer_idx", true);
        config.refuse("tie_word_embeddings", false);
        int width = config.number("n_embd", "hidden_size");
        return new Gpt2Config(
                config.number("vocab_size"),
                config.number("n_positions", "max_position_embeddings"),
                width,
                config.number("n_layer", "num_hidden_layers"),
                config.number("n_head", "num_attention_heads"),
                config.has("n_inner") ? config.number("n_inner") : fourTimes(width),
                config.realOr("layer_norm_epsilon", 1e-5));
    }

    /** The same as an architecture. */
    public Architecture architecture() {
        return new Architecture(
                MODEL_TYPE,
                Architecture.Task.CAUSAL,
                new Architecture.Size(vocabulary, context, width, layers, 0),
                Attention.full(heads, headWidth()),
                new Blocks(
                        new Blocks.FeedForward(inner, Activation.GELU_TANH, false),
                        new Blocks.Norms(epsilon, true, false),
                        Blocks.Places.learned(0),
                        1));
    }

    // A width that no int holds four times is refused for its weights, not for a number that has turned negative.
    private static int fourTimes(int width) {
        return (int) Math.min(4L * width, Integer.MAX_VALUE);
    }

    /** Writes {@code config.json} as the transformers library reads it. */
    public void write(Path file) throws IOException {
        var mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("activation_function", "gelu_new");
        root.putArray("architectures").add("GPT2LMHeadModel");
        root.put("attn_pdrop", 0.0)
                .put("bos_token_id", 0)
                .put("embd_pdrop", 0.0)
                .put("eos_token_id", 0)
                .put("initializer_range", 0.02)
                .put("layer_norm_epsilon", epsilon)
                .put("model_type", "gpt2")
                .put("n_embd", width)
                .put("n_head", heads)
                .put("n_inner", inner)
                .put("n_layer", layers)
                .put("n_positions", context)
                .put("resid_pdrop", 0.0)
                .put("tie_word_embeddings", true)
                .put("torch_dtype", "bfloat16")
                .put("vocab_size", vocabulary);
        Files.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }
}
