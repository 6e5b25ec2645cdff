package io.alluvium.model.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoint directories as people have them: prefixed, with extras, and broken in every way. */
class CheckpointDirectoryTest {
    private static final Gpt2Config SHAPE = new Gpt2Config(258, 8, 4, 1, 2, 16, 1e-5);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Path weights;

    @BeforeEach
    void write() throws IOException {
        UntrainedCheckpoint.write(directory, SHAPE, List.of("some text some text"), 0.1);
        weights = directory.resolve("model.safetensors");
    }

    @Test
    void shouldReadWhatPretrainingWrites() {
        // When
        CheckpointDirectory checkpoint = CheckpointDirectory.read(directory);

        // Then
        Map<String, TensorData> written = UntrainedCheckpoint.weights(SHAPE, 0.1, 1);
        assertThat(checkpoint.shape()).isEqualTo(SHAPE.architecture());
        assertThat(tensors(directory)).hasSameSizeAs(written);
        assertThat(checkpoint.tensor("embed.weight")).contains(written.get("wte.weight"));
        assertThat(checkpoint.tensor("decoder.0.norm2.bias")).contains(written.get("h.0.ln_2.bias"));
    }

    @Test
    void shouldAcceptPrefixedNamesAndIgnoreWhatTheModelDoesNotUse() throws IOException {
        // Given
        Map<String, TensorData> expected = tensors(directory);
        Map<String, TensorData> plain = SafetensorsReader.read(weights);
        Map<String, TensorData> stored = new LinkedHashMap<>();
        plain.forEach((name, tensor) -> stored.put("transformer." + name, tensor));
        stored.put("lm_head.weight", plain.get("wte.weight"));
        stored.put("transformer.h.0.attn.bias", new TensorData(new long[] {1, 1, 2, 2}, new float[4]));
        SafetensorsWriter.write(weights, stored, ElementType.F32);
        append("transformer.h.0.attn.masked_bias", "BOOL", 3);

        // When
        Map<String, TensorData> read = tensors(directory);

        // Then
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "model.safetensors", "tokenizer.json"})
    void shouldNameAMissingFile(String name) throws IOException {
        // Given
        Files.delete(directory.resolve(name));

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining(directory + " has no " + name);
    }

    @Test
    void shouldNameAMissingTensor() throws IOException {
        // Given
        Map<String, TensorData> tensors = SafetensorsReader.read(weights);
        tensors.remove("h.0.mlp.c_fc.bias");
        SafetensorsWriter.write(weights, tensors, ElementType.F32);

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("lacks tensor h.0.mlp.c_fc.bias");
    }

    @Test
    void shouldNameATensorOfAnotherShape() throws IOException {
        // Given
        Map<String, TensorData> tensors = SafetensorsReader.read(weights);
        tensors.put("wpe.weight", new TensorData(new long[] {4, 8}, new float[32]));
        SafetensorsWriter.write(weights, tensors, ElementType.F32);

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining("wpe.weight has shape [4, 8], config.json asks for [8, 4]");
    }

    @Test
    void shouldNameATensorOfAnotherType() throws IOException {
        // Given
        Map<String, TensorData> tensors = SafetensorsReader.read(weights);
        tensors.remove("ln_f.bias");
        SafetensorsWriter.write(weights, tensors, ElementType.F32);
        append("ln_f.bias", "U8", 4);

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("ln_f.bias has type \"U8\"");
    }

    @Test
    void shouldRefuseTruncatedWeights() throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(bytes, bytes.length - 1));

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith(weights.toString())
                .hasMessageContaining("truncated");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
    void shouldRefuseWeightsThatAreNoNumbers(float value) throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(weights);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, value);
        Files.write(weights, bytes);

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("wte.weight holds " + value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model_type                      | \"bloom\"  | model_type bloom",
                "activation_function             | \"relu\"   | activation_function relu",
                "n_layer                         | null       | lacks the number n_layer",
                "n_layer                         | 4294967297 | lacks the number n_layer",
                "n_head                          | 3          | n_embd 4 is not a multiple of n_head 3",
                "n_positions                     | 0          | context 0",
                "n_inner                         | \"x\"      | lacks the number n_inner",
                "scale_attn_weights              | false      | scale_attn_weights false",
                "scale_attn_by_inverse_layer_idx | true       | scale_attn_by_inverse_layer_idx true",
                "tie_word_embeddings             | false      | tie_word_embeddings false",
            })
    void shouldRefuseAConfigThatItCannotRun(String key, String value, String message) throws IOException {
        // Given
        configure(key, value);

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAConfigThatIsNotJson() throws IOException {
        // Given
        Files.writeString(directory.resolve("config.json"), "n_layer: 2");

        // When
        var thrown = assertThatThrownBy(() -> tensors(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("config.json is not JSON");
    }

    @Test
    void shouldTakeFourWidthsWhereTheInnerWidthIsNull() throws IOException {
        // Given
        configure("n_inner", "null");

        // When
        Architecture shape = CheckpointDirectory.read(directory).shape();

        // Then
        assertThat(shape).isEqualTo(SHAPE.architecture());
    }

    private static Map<String, TensorData> tensors(Path directory) {
        CheckpointDirectory checkpoint = CheckpointDirectory.read(directory);
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        checkpoint
                .names()
                .forEach(name -> tensors.put(name, checkpoint.tensor(name).orElseThrow()));
        return tensors;
    }

    private void configure(String key, String value) throws IOException {
        Path file = directory.resolve("config.json");
        ObjectNode root = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
        root.set(key, JSON.readTree(value));
        Files.write(file, JSON.writeValueAsBytes(root));
    }

    private void append(String name, String type, int bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[(int) file.getLong()];
        file.get(header);
        int data = file.remaining();
        ObjectNode root = (ObjectNode) JSON.readTree(header);
        ObjectNode node = root.putObject(name).put("dtype", type);
        node.putArray("shape").add(bytes);
        node.putArray("data_offsets").add(data).add(data + bytes);
        byte[] longer = root.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer result =
                ByteBuffer.allocate(8 + longer.length + data + bytes).order(ByteOrder.LITTLE_ENDIAN);
        result.putLong(longer.length).put(longer).put(file);
        Files.write(weights, result.array());
    }
}
