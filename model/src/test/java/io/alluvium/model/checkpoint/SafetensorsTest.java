package io.alluvium.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensor files as bytes: what is written, what is read, and every damage that must not pass. */
class SafetensorsTest {
    @TempDir
    Path directory;

    @Test
    void shouldWriteTheGoldenBytes() throws IOException {
        // When
        byte[] bytes = SafetensorsWriter.encode(tensors(), ElementType.F32, Map.of("format", "pt"));

        // Then
        assertThat(bytes).isEqualTo(golden());
    }

    @Test
    void shouldReadTheGoldenBytes() throws IOException {
        // When
        Map<String, TensorData> tensors = SafetensorsReader.decode("golden", ByteBuffer.wrap(golden()));

        // Then
        assertThat(tensors).isEqualTo(tensors());
    }

    @Test
    void shouldReadFromTheMiddleOfABuffer() throws IOException {
        // Given
        byte[] golden = golden();
        ByteBuffer buffer = ByteBuffer.allocate(golden.length + 10)
                .position(5)
                .put(golden)
                .flip()
                .position(5);

        // When
        Map<String, TensorData> tensors = SafetensorsReader.decode("golden", buffer);

        // Then
        assertThat(tensors).isEqualTo(tensors());
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            names = {"F32", "BF16"})
    void shouldReadWhatItWrote(ElementType type) throws IOException {
        // Given
        Path file = directory.resolve("model.safetensors");
        Map<String, TensorData> tensors = Map.of(
                "x \u00e9\"", new TensorData(new long[] {2, 2}, new float[] {1, -0.5f, 256, 0}),
                "none", new TensorData(new long[] {0, 3}, new float[0]));

        // When
        SafetensorsWriter.write(file, tensors, type);

        // Then
        assertThat(SafetensorsReader.read(file)).isEqualTo(tensors);
        assertThat(Files.list(directory)).containsExactly(file);
    }

    @Test
    void shouldRefuseEveryTruncation() throws IOException {
        // Given
        byte[] golden = golden();

        for (int length = 0; length < golden.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(golden, length));

            // When
            var thrown = assertThatThrownBy(() -> SafetensorsReader.decode("cut.safetensors", cut));

            // Then
            thrown.isInstanceOf(CheckpointException.class).hasMessageStartingWith("cut.safetensors");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 25_000_001, 200})
    void shouldRefuseAHeaderLengthThatDoesNotFit(long length) throws IOException {
        // Given
        byte[] bytes = golden();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);

        // When
        var thrown = assertThatThrownBy(() -> SafetensorsReader.decode("file", ByteBuffer.wrap(bytes)));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("a header of " + length + " bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':                                                         | not JSON",
                "[1]                                                           | not a JSON object",
                "{} x                                                          | not JSON",
                "{'a':5}                                                       | has type",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | Duplicate field",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}} | b starts at byte 2 of the data, expected 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | starts at byte 0 of the data, expected 4",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}        | starts at byte 4 of the data, expected 0",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}        | holds 8 bytes of data, its header describes 4",
                "{'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}       | holds 8 bytes of data, its header describes 16",
                "{'a':{'dtype':'I32','shape':[2],'data_offsets':[0,8]}}        | type \"I32\"; F32, F16 and BF16",
                "{'a':{'dtype':'F33','shape':[2],'data_offsets':[0,8]}}        | type \"F33\"; F32, F16 and BF16",
                "{'a':{'dtype':'F32','data_offsets':[0,8]}}                    | lacks a shape",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}      | two data offsets",
                "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}       | dimension -2",
                "{'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}      | dimension 2.0",
                "{'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}}      | dimension \"2\"",
                "{'a':{'dtype':'F32','shape':[18446744073709551618],'data_offsets':[0,8]}} | dimension 18446744073709551618",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296,2],'data_offsets':[0,8]}} | too large to address",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}        | needs 12",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}        | spans bytes 8 to 0",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0.5,8.5]}}    | spans bytes -1 to -1",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[18446744073709551616,18446744073709551624]}} | spans bytes -1 to -1",
            },
            quoteCharacter = '`')
    void shouldRefuseADamagedHeader(String header, String message) {
        // Given
        ByteBuffer file = file(header.replace('\'', '"'), new byte[8]);

        // When
        var thrown = assertThatThrownBy(() -> SafetensorsReader.decode("file", file));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageStartingWith("file")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldRefuseToWriteWhatIsNoNumber(float value) {
        // Given
        Map<String, TensorData> tensors = Map.of("w", new TensorData(new long[] {2}, new float[] {1, value}));

        // When
        var thrown = assertThatThrownBy(() -> SafetensorsWriter.encode(tensors, ElementType.F32, Map.of()));

        // Then
        thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("tensor w holds " + value);
    }

    @Test
    void shouldRefuseToWriteWhatRoundsToInfinity() {
        // Given
        Map<String, TensorData> tensors = Map.of("w", new TensorData(new long[] {1}, new float[] {Float.MAX_VALUE}));

        // When
        var thrown = assertThatThrownBy(() -> SafetensorsWriter.encode(tensors, ElementType.BF16, Map.of()));

        // Then
        thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("too large for BF16");
    }

    @Test
    void shouldSkipTensorsOfForeignTypesThatNobodyWants() throws IOException {
        // Given
        Path file = directory.resolve("mixed.safetensors");
        String header = "{\"mask\":{\"dtype\":\"BOOL\",\"shape\":[4],\"data_offsets\":[0,4]},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}";
        Files.write(file, file(header, new byte[8]).array());

        // When
        Map<String, TensorData> tensors = SafetensorsReader.read(file, "w"::equals);

        // Then
        assertThat(tensors).containsOnly(Map.entry("w", new TensorData(new long[] {1}, new float[] {0})));
    }

    private static Map<String, TensorData> tensors() {
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        tensors.put("b", new TensorData(new long[0], new float[] {-0.25f}));
        tensors.put("a", new TensorData(new long[] {2, 3}, new float[] {1, -2, 0.5f, 0, 1e-3f, 65504}));
        return tensors;
    }

    private static ByteBuffer file(String header, byte[] data) {
        byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.length)
                .put(bytes)
                .put(data)
                .flip();
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = SafetensorsTest.class.getResourceAsStream("two-tensors.safetensors")) {
            return in.readAllBytes();
        }
    }
}
