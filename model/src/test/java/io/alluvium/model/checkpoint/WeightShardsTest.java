package io.alluvium.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights in several files, and every way in which these do not fit. */
class WeightShardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "model.safetensors.index.json";
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";
    private static final TensorData ONE = new TensorData(new long[] {1}, new float[] {1});
    private static final TensorData TWO = new TensorData(new long[] {2, 1}, new float[] {2, -2});

    @TempDir
    Path directory;

    @Test
    void shouldReadShards() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));

        // When
        WeightFiles weights = WeightFiles.open(directory);

        // Then
        assertThat(weights.names()).containsExactly("a", "b");
        assertThat(weights.read("a")).isEqualTo(ONE);
        assertThat(weights.read("b")).isEqualTo(TWO);
        assertThat(weights.file("b")).isEqualTo(directory.resolve(SECOND));
        assertThat(weights.has("c")).isFalse();
    }

    @Test
    void shouldFollowTheAliasesOfAnIndexToAnyShard() throws IOException {
        // Given
        ObjectNode index = shards(Map.of("a", FIRST, "b", SECOND));
        index.putObject("metadata").put("total_size", 12).put("lm_head.weight", "b");
        Files.write(directory.resolve(INDEX), JSON.writeValueAsBytes(index));

        // When
        WeightFiles weights = WeightFiles.open(directory);

        // Then
        assertThat(weights.aliases()).containsOnly(Map.entry("lm_head.weight", "b"));
        assertThat(weights.read("lm_head.weight")).isEqualTo(TWO);
    }

    @Test
    void shouldPreferTheSingleFile() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));
        SafetensorsWriter.write(directory.resolve("model.safetensors"), Map.of("c", ONE), ElementType.F32);

        // When
        WeightFiles weights = WeightFiles.open(directory);

        // Then
        assertThat(weights.names()).containsExactly("c");
    }

    @Test
    void shouldNameAMissingShard() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));
        Files.delete(directory.resolve(SECOND));

        // When
        var thrown = assertThatThrownBy(() -> WeightFiles.open(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining(INDEX + " lists " + SECOND + ", which is not in " + directory);
    }

    @Test
    void shouldNameATensorThatNoShardHolds() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND, "c", SECOND));

        // When
        var thrown = assertThatThrownBy(() -> WeightFiles.open(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining("lists tensor c in " + SECOND + ", but no shard holds it");
    }

    @Test
    void shouldNameATensorThatAnotherShardHolds() throws IOException {
        // Given
        shards(Map.of("a", SECOND, "b", FIRST));
        write(FIRST, Map.of("a", ONE));
        write(SECOND, Map.of("b", TWO));

        // When
        var thrown = assertThatThrownBy(() -> WeightFiles.open(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining("lists tensor a in " + SECOND + ", but it is in " + directory.resolve(FIRST));
    }

    @Test
    void shouldNameATensorThatTwoShardsHold() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));
        write(SECOND, Map.of("a", ONE, "b", TWO));

        // When
        var thrown = assertThatThrownBy(() -> WeightFiles.open(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining("tensor a is both in " + directory.resolve(FIRST))
                .hasMessageContaining("and in " + directory.resolve(SECOND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'weight_map':          | is not JSON",
                "{'metadata':{}}         | lacks a weight_map",
                "{'weight_map':{}}       | lacks a weight_map",
                "[]                      | lacks a weight_map",
                "``                      | lacks a weight_map",
                "{'weight_map':{'a':5}}  | gives tensor a the file 5",
                "{'weight_map':{'a':'../model.safetensors'}} | gives tensor a the file \"../model.safetensors\"",
                "{'weight_map':{'a':'/x.safetensors'}}       | gives tensor a the file \"/x.safetensors\"",
                "{'weight_map':{'a':'pytorch_model.bin'}}    | gives tensor a the file \"pytorch_model.bin\"",
                "{'weight_map':{'a':'x.safetensors','a':'y.safetensors'}} | Duplicate field 'a'",
            })
    void shouldRefuseADamagedIndex(String json, String message) throws IOException {
        // Given
        Files.writeString(directory.resolve(INDEX), json.replace('\'', '"'));

        // When
        var thrown = assertThatThrownBy(() -> WeightFiles.open(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining(directory.resolve(INDEX).toString())
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAShardWithValuesThatAreNoNumbers() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));
        byte[] bytes = Files.readAllBytes(directory.resolve(SECOND));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
        Files.write(directory.resolve(SECOND), bytes);
        WeightFiles weights = WeightFiles.open(directory);

        // When
        var thrown = assertThatThrownBy(() -> weights.read("b"));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining(directory.resolve(SECOND) + ": tensor b holds NaN");
    }

    @Test
    void shouldNotReadAFileThatBecameShorter() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));
        WeightFiles weights = WeightFiles.open(directory);
        byte[] bytes = Files.readAllBytes(directory.resolve(SECOND));
        Files.write(directory.resolve(SECOND), Arrays.copyOf(bytes, bytes.length - 1));

        // When
        var thrown = assertThatThrownBy(() -> weights.read("b"));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("became shorter");
    }

    @Test
    void shouldNameAnUnknownTensor() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));
        WeightFiles weights = WeightFiles.open(directory);

        // When
        var thrown = assertThatThrownBy(() -> weights.read("c"));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("holds no tensor c among its 2");
    }

    /** Tensor a in the first shard, b in the second, and an index that says what it is told. */
    private ObjectNode shards(Map<String, String> places) throws IOException {
        write(FIRST, Map.of("a", ONE));
        write(SECOND, Map.of("b", TWO));
        ObjectNode index = JSON.createObjectNode();
        ObjectNode map = index.putObject("weight_map");
        places.forEach(map::put);
        Files.write(directory.resolve(INDEX), JSON.writeValueAsBytes(index));
        return index;
    }

    private void write(String shard, Map<String, TensorData> tensors) throws IOException {
        SafetensorsWriter.write(directory.resolve(shard), tensors, ElementType.F32);
    }
}
