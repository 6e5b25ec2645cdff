package io.alluvium.model.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.SoftPrompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tuner's tensors as the files of a Hugging Face PEFT directory. The bytes are a pure function of tensors and backbone;
 * the configuration holds only keys that old and new versions of the library know.
 *
 * @see <a href="https://huggingface.co/docs/peft/developer_guides/checkpoint">PEFT's checkpoint format</a>
 */
public final class PeftDirectory {
    /** The configuration's file name. */
    public static final String CONFIG = "adapter_config.json";

    /** The tensors' file name. */
    public static final String TENSORS = "adapter_model.safetensors";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private PeftDirectory() {}

    /**
     * The directory's files by name.
     *
     * @param prompt what was trained
     * @param backbone what it was trained against
     * @param model that backbone's shape
     */
    public static Map<String, byte[]> encode(SoftPrompt prompt, BackboneIdentity backbone, Architecture model) {
        PeftFormat format = PeftFormats.of(prompt.shape().kind());
        Map<String, Object> config = new TreeMap<>(format.config(prompt.shape(), model));
        config.put("base_model_name_or_path", backbone.name());
        config.put("inference_mode", true);
        config.put("task_type", taskType(model));
        Map<String, byte[]> files = new TreeMap<>();
        try {
            files.put(CONFIG, (JSON.writeValueAsString(config) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + CONFIG, e);
        }
        Map<String, TensorData> tensors = format.tensors(prompt, model);
        files.put(TENSORS, SafetensorsWriter.encode(tensors, ElementType.F32, Origin.notes(backbone, model)));
        return files;
    }

    private static String taskType(Architecture model) {
        return switch (model.task()) {
            case CAUSAL -> "CAUSAL_LM";
            case MASKED -> "FEATURE_EXTRACTION";
            case SEQ2SEQ -> "SEQ_2_SEQ_LM";
        };
    }

    /**
     * The tensors that a directory's two files hold.
     *
     * @throws CheckpointException if the files are damaged or made for another backbone
     */
    public static SoftPrompt decode(byte[] config, byte[] tensors, Architecture backbone) {
        JsonNode root;
        try {
            root = JSON.readTree(config);
        } catch (IOException e) {
            throw new CheckpointException(CONFIG + " is not JSON");
        }
        PeftFormat format = PeftFormats.of(root.path("peft_type").asText("absent"));
        Map<String, TensorData> stored = SafetensorsReader.decode(TENSORS, ByteBuffer.wrap(tensors));
        stored.forEach(PeftDirectory::requireFinite);
        return format.read(root, stored, backbone);
    }

    /**
     * The same for a known backbone: what says that it was trained on another one is refused.
     *
     * @throws CheckpointException that says which of family, weights and tokenizer differ
     */
    public static SoftPrompt decode(byte[] config, byte[] tensors, Backbone backbone) {
        Map<String, String> notes = SafetensorsReader.notes(TENSORS, ByteBuffer.wrap(tensors));
        Origin.require(notes, backbone.identity(), backbone.shape());
        return decode(config, tensors, backbone.shape());
    }

    private static void requireFinite(String name, TensorData tensor) {
        for (float value : tensor.values()) {
            if (!Float.isFinite(value)) {
                throw new CheckpointException(TENSORS + ": " + name + " holds " + value);
            }
        }
    }
}
