package io.alluvium.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What names a checkpoint's weights. */
class WeightDigestTest {
    private static final String INDEX = "model.safetensors.index.json";
    private static final List<String> SHARDS = List.of("z.safetensors", "a.safetensors");

    @TempDir
    Path directory;

    @Test
    void shouldDigestASingleFileAsItIs() throws IOException {
        // Given
        write("model.safetensors", "c", 1);

        // When
        String digest = WeightFiles.open(directory).digest();

        // Then
        assertThat(digest).isEqualTo(sha256(bytes("model.safetensors")));
    }

    @Test
    void shouldDigestTheIndexAndThenTheShardsByName() throws IOException {
        // Given
        shards();
        var lines = new StringBuilder();
        for (String name : List.of(INDEX, "a.safetensors", "z.safetensors")) {
            lines.append(sha256(bytes(name))).append("  ").append(name).append('\n');
        }

        // When
        String digest = WeightFiles.open(directory).digest();

        // Then
        assertThat(digest).isEqualTo(sha256(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldChangeWithAnyShard() throws IOException {
        // Given
        shards();
        String before = WeightFiles.open(directory).digest();
        write("a.safetensors", "a.safetensors", 2);

        // When
        String after = WeightFiles.open(directory).digest();

        // Then
        assertThat(after).isNotEqualTo(before);
    }

    private void shards() throws IOException {
        for (String shard : SHARDS) {
            write(shard, shard, 1);
        }
        Files.writeString(directory.resolve(INDEX), """
                {"weight_map": {"a.safetensors": "a.safetensors", "z.safetensors": "z.safetensors"}}
                """);
    }

    private void write(String file, String tensor, float value) throws IOException {
        SafetensorsWriter.write(
                directory.resolve(file),
                Map.of(tensor, new TensorData(new long[] {1}, new float[] {value})),
                ElementType.F32);
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(directory.resolve(name));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
