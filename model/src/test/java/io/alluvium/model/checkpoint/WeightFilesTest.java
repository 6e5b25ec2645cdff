package io.alluvium.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.family.GoldenCase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Weights as transformers saves them, and weights in one file. */
class WeightFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "model.safetensors.index.json";
    private static final TensorData ONE = new TensorData(new long[] {1}, new float[] {1});
    private static final TensorData TWO = new TensorData(new long[] {2, 1}, new float[] {2, -2});

    @TempDir
    Path directory;

    @ParameterizedTest
    @FieldSource("io.alluvium.model.family.GoldenCase#ALL")
    void shouldReadWhatTransformersSaved(String name) throws IOException {
        // Given
        Path saved = GoldenCase.folder().resolve(name);
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
}
