package io.alluvium.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights as transformers saves them, in one file and in shards, and every way in which shards do not fit. */
class WeightFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "model.safetensors.index.json";
    private static final String FIRST = "model-00001-of-00002.safetensors";
    private static final String SECOND = "model-00002-of-00002.safetensors";
    private static final TensorData ONE = new TensorData(new long[] {1}, new float[] {1});
    private static final TensorData TWO = new TensorData(new long[] {2, 1}, new float[] {2, -2});

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt2",
                "gpt2-bf16-prefixless",
                "llama",
                "llama-tied-rope3",
                "mistral",
                "qwen2",
                "qwen3",
                "bert",
                "roberta",
                "t5",
                "t5-gated"
            })
    void shouldReadWhatTransformersSaved(String name) throws IOException {
        // Given
        Path saved = family(name);
        JsonNode expected = JSON.readTree(saved.resolve("golden.json").toFile()).path("weights");
        Set<String> names = new TreeSet<>();
        expected.fieldNames().forEachRemaining(names::add);

        // When
        WeightFiles weights = WeightFiles.open(saved);

        // Then
        assertThat(weights.names()).containsExactlyElementsOf(names);
        for (String tensor : names) {
            TensorData data = weights.read(tensor);
            float[] values = data.values();
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            assertThat(weights.shape(tensor)).as(tensor).isEqualTo(data.shape());
            assertThat(values[0])
                    .as(tensor)
                    .isEqualTo(expected.path(tensor).get(0).floatValue());
            assertThat(values[values.length - 1])
                    .as(tensor)
                    .isEqualTo(expected.path(tensor).get(1).floatValue());
            assertThat(sum).as(tensor).isCloseTo(expected.path(tensor).get(2).asDouble(), offset(1e-9));
        }
    }

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
    void shouldFindATensorWithAndWithoutThePrefix() throws IOException {
        // Given
        SafetensorsWriter.write(
                directory.resolve("model.safetensors"), Map.of("a", ONE, "bert.b", TWO), ElementType.F32);

        // When
        WeightFiles weights = WeightFiles.open(directory);

        // Then
        assertThat(weights.find("a", "transformer.", "bert.")).contains("a");
        assertThat(weights.find("b", "transformer.", "bert.")).contains("bert.b");
        assertThat(weights.find("c", "transformer.", "bert.")).isEmpty();
    }

    @Test
    void shouldFollowTheAliasesOfASingleFile() throws IOException {
        // Given
        Map<String, String> metadata = Map.of("format", "pt", "lm_head.weight", "a", "b", "a", "lost", "gone");
        Files.write(
                directory.resolve("model.safetensors"),
                SafetensorsWriter.encode(Map.of("a", ONE, "b", TWO), ElementType.F32, metadata));

        // When
        WeightFiles weights = WeightFiles.open(directory);

        // Then
        assertThat(weights.aliases()).containsOnly(Map.entry("lm_head.weight", "a"));
        assertThat(weights.names()).containsExactly("a", "b");
        assertThat(weights.has("lm_head.weight")).isTrue();
        assertThat(weights.read("lm_head.weight")).isEqualTo(ONE);
        assertThat(weights.shape("lm_head.weight")).containsExactly(1);
        assertThat(weights.read("b")).isEqualTo(TWO);
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
    void shouldDigestASingleFileAsItIs() throws IOException {
        // Given
        Path file = directory.resolve("model.safetensors");
        SafetensorsWriter.write(file, Map.of("c", ONE), ElementType.F32);

        // When
        String digest = WeightFiles.open(directory).digest();

        // Then
        assertThat(digest).isEqualTo(sha256(Files.readAllBytes(file)));
    }

    @Test
    void shouldDigestIndexAndShardsInOrder() throws IOException {
        // Given
        shards(Map.of("a", FIRST, "b", SECOND));
        var lines = new StringBuilder();
        for (String name : List.of(INDEX, FIRST, SECOND)) {
            lines.append(sha256(Files.readAllBytes(directory.resolve(name))))
                    .append("  ")
                    .append(name)
                    .append('\n');
        }

        // When
        String digest = WeightFiles.open(directory).digest();

        // Then
        assertThat(digest).isEqualTo(sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldReadATensorBeyondTwoGibibytes() throws IOException {
        // Given
        long skipped = 3L << 30;
        byte[] header = ("{\"a\":{\"dtype\":\"U8\",\"shape\":[" + skipped + "],\"data_offsets\":[0," + skipped + "]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[" + skipped + "," + (skipped + 4)
                        + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        try (var file =
                new RandomAccessFile(directory.resolve("model.safetensors").toFile(), "rw")) {
            file.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0, header.length)
                    .array());
            file.write(header);
            file.seek(8 + header.length + skipped);
            file.writeInt(Integer.reverseBytes(Float.floatToIntBits(2.5f)));
        }

        // When
        WeightFiles weights = WeightFiles.open(directory);

        // Then
        assertThat(weights.read("b").values()).containsExactly(2.5f);
        assertThatThrownBy(() -> weights.read("a"))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("tensor a spans " + skipped + " bytes");
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

    @ParameterizedTest
    @CsvSource({
        "nothing.txt,give a Hugging Face directory with one of them",
        "pytorch_model.bin,save the model with safe_serialization=True"
    })
    void shouldSayWhatToDoWithoutWeights(String present, String message) throws IOException {
        // Given
        Files.createFile(directory.resolve(present));

        // When
        var thrown = assertThatThrownBy(() -> WeightFiles.open(directory));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining(directory + " has no model.safetensors and no " + INDEX)
                .hasMessageContaining(message);
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

    private static Path family(String name) {
        try {
            return Path.of(WeightFilesTest.class
                    .getResource("/io/alluvium/model/family/" + name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
