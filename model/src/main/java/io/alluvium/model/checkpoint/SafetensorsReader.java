package io.alluvium.model.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads whole safetensors files, checking everything before it allocates: header length, JSON, shapes, contiguous offsets.
 *
 * @see <a href="https://github.com/huggingface/safetensors">the format</a>
 */
public final class SafetensorsReader {
    private SafetensorsReader() {}

    /** Reads every tensor of {@code file} as 32-bit floats, by name. */
    public static Map<String, TensorData> read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /** Reads the tensors of {@code file} with a wanted name as 32-bit floats; others may be of any type. */
    public static Map<String, TensorData> read(Path file, Predicate<String> wanted) throws IOException {
        SafetensorsFile tensors = SafetensorsFile.open(file);
        Map<String, TensorData> read = new LinkedHashMap<>();
        for (String name : tensors.names()) {
            if (wanted.test(name)) {
                read.put(name, tensors.read(name));
            }
        }
        return read;
    }

    /** Reads every tensor of {@code content}; {@code source} names it in errors. */
    public static Map<String, TensorData> decode(String source, ByteBuffer content) {
        return new Content(source, content).tensors();
    }

    /** The notes of {@code content} about itself; {@code source} names it in errors. */
    public static Map<String, String> notes(String source, ByteBuffer content) {
        return new Content(source, content).header.metadata();
    }

    /** A whole file in memory. */
    private static final class Content {
        private final String source;
        private final SafetensorsHeader header;
        private final ByteBuffer data;

        Content(String source, ByteBuffer content) {
            ByteBuffer buffer = content.slice().order(ByteOrder.LITTLE_ENDIAN);
            SafetensorsHeader.checkStart(source, buffer.remaining());
            byte[] json = new byte[SafetensorsHeader.checkedLength(source, buffer.getLong(), buffer.capacity())];
            buffer.get(json);
            this.source = source;
            this.data = buffer.slice();
            this.header = SafetensorsHeader.parse(source, json, data.capacity());
        }

        Map<String, TensorData> tensors() {
            Map<String, TensorData> tensors = new LinkedHashMap<>();
            header.entries()
                    .forEach((name, entry) -> tensors.put(
                            name, entry.decode(source, data.slice((int) entry.begin(), entry.length(source)))));
            return tensors;
        }
    }
}
