package io.alluvium.model.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes safetensors files whose bytes are a pure function of their content: one element type, names sorted, the header
 * padded to eight bytes, the file renamed into place.
 */
public final class SafetensorsWriter {
    private SafetensorsWriter() {}

    /** The bytes of a file that holds {@code tensors} as {@code type} with the metadata that loaders ask for. */
    public static byte[] encode(Map<String, TensorData> tensors, ElementType type, Map<String, String> metadata) {
        var sorted = new TreeMap<>(tensors);
        byte[] header = header(sorted, type, metadata);
        int size = sorted.values().stream()
                .mapToInt(t -> Math.multiplyExact(t.values().length, type.bytes()))
                .reduce(0, Math::addExact);
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.addExact(8 + header.length, size)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(header.length).put(header);
        sorted.forEach((name, tensor) -> {
            for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("tensor " + name + " holds " + value + "; refusing to write it");
                }
                int position = buffer.position();
                type.write(buffer, value);
                if (!Float.isFinite(type.read(buffer, position))) {
                    throw new IllegalArgumentException(
                            "tensor " + name + " holds " + value + ", too large for " + type);
                }
            }
        });
        return buffer.array();
    }

    /** Writes a file through a temporary sibling, so that a reader never sees half of it. */
    public static void write(Path file, Map<String, TensorData> tensors, ElementType type) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        Files.write(temporary, encode(tensors, type, Map.of("format", "pt")));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] header(TreeMap<String, TensorData> tensors, ElementType type, Map<String, String> metadata) {
        var mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode node = root.putObject("__metadata__");
            new TreeMap<>(metadata).forEach(node::put);
        }
        long offset = 0;
        for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
            ObjectNode node = root.putObject(entry.getKey()).put("dtype", type.name());
            var shape = node.putArray("shape");
            for (long dimension : entry.getValue().shape()) {
                shape.add(dimension);
            }
            long end = offset + (long) entry.getValue().values().length * type.bytes();
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(root.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.size() % 8 != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }
}
