package io.alluvium.model.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.PromptKind;
import io.alluvium.model.PromptShape;
import io.alluvium.model.SoftPrompt;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A soft prompt as the files of a Hugging Face PEFT directory. The bytes are a pure function of prompt and backbone; the
 * configuration holds only keys that old and new versions of the library know.
 *
 * @see <a href="https://huggingface.co/docs/peft/developer_guides/checkpoint">PEFT's checkpoint format</a>
 */
public final class PeftDirectory {
    /** The configuration's file name. */
    public static final String CONFIG = "adapter_config.json";

    /** The tensor's file name. */
    public static final String TENSORS = "adapter_model.safetensors";

    private static final String TENSOR = "prompt_embeddings";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private PeftDirectory() {}

    /** The directory's files by name. */
    public static Map<String, byte[]> encode(SoftPrompt prompt, BackboneIdentity backbone) {
        PromptShape shape = prompt.shape();
        Map<String, Object> config = new TreeMap<>();
        config.put("base_model_name_or_path", backbone.name());
        config.put("inference_mode", true);
        config.put("num_attention_heads", shape.heads());
        config.put("num_layers", shape.layers());
        config.put("num_transformer_submodules", 1);
        config.put("num_virtual_tokens", shape.length());
        config.put("task_type", "CAUSAL_LM");
        config.put("token_dim", shape.width());
        if (shape.kind() == PromptKind.PREFIX) {
            config.put("peft_type", "PREFIX_TUNING");
            config.put("prefix_projection", false);
        } else {
            config.put("peft_type", "PROMPT_TUNING");
            config.put("prompt_tuning_init", "RANDOM");
        }
        Map<String, byte[]> files = new TreeMap<>();
        try {
            files.put(CONFIG, (JSON.writeValueAsString(config) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + CONFIG, e);
        }
        var tensor = new TensorData(new long[] {shape.length(), shape.columns()}, prompt.values());
        files.put(TENSORS, SafetensorsWriter.encode(Map.of(TENSOR, tensor), ElementType.F32, Map.of("format", "pt")));
        return files;
    }

    /**
     * The prompt that a directory's two files hold.
     *
     * @throws CheckpointException if the files are damaged or made for another backbone
     */
    public static SoftPrompt decode(byte[] config, byte[] tensors, Gpt2Config backbone) {
        JsonNode root;
        try {
            root = JSON.readTree(config);
        } catch (IOException e) {
            throw new CheckpointException(CONFIG + " is not JSON");
        }
        PromptShape shape = shape(root, backbone);
        TensorData tensor =
                SafetensorsReader.decode(TENSORS, ByteBuffer.wrap(tensors)).get(TENSOR);
        long[] expected = {shape.length(), shape.columns()};
        if (tensor == null) {
            throw new CheckpointException(TENSORS + " holds no tensor " + TENSOR);
        }
        if (!Arrays.equals(tensor.shape(), expected)) {
            throw new CheckpointException(TENSORS + ": " + TENSOR + " has shape " + Arrays.toString(tensor.shape())
                    + "; a " + shape.kind() + " of " + shape.length() + " tokens for this backbone has "
                    + Arrays.toString(expected));
        }
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new CheckpointException(TENSORS + ": " + TENSOR + " holds " + value);
            }
        }
        return new SoftPrompt(shape, tensor.values());
    }

    private static PromptShape shape(JsonNode root, Gpt2Config backbone) {
        int length = root.path("num_virtual_tokens").asInt(0);
        if (length < 1 || length >= backbone.context()) {
            throw new CheckpointException(CONFIG + " has num_virtual_tokens " + root.path("num_virtual_tokens")
                    + "; the backbone's context allows 1 to " + (backbone.context() - 1));
        }
        String type = root.path("peft_type").asText("absent");
        PromptShape shape = switch (type) {
            case "PREFIX_TUNING" -> PromptShape.prefix(length, backbone);
            case "PROMPT_TUNING", "P_TUNING" -> PromptShape.prompt(length, backbone);
            default ->
                throw new CheckpointException(CONFIG + " has peft_type " + type
                        + "; PREFIX_TUNING, PROMPT_TUNING and P_TUNING are supported");
        };
        require(root, "num_layers", backbone.layers());
        require(root, "num_attention_heads", backbone.heads());
        require(root, "token_dim", backbone.width());
        return shape;
    }

    private static void require(JsonNode root, String key, int expected) {
        JsonNode found = root.path(key);
        if (found.isNumber() && found.asInt() != expected) {
            throw new CheckpointException(CONFIG + " has " + key + " " + found + ", this backbone " + expected
                    + "; the prompt was made for another model");
        }
    }
}
