package io.alluvium.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads safetensors files, checking everything before it allocates: header length, JSON, shapes, contiguous offsets.
 *
 * @see <a href="https://github.com/huggingface/safetensors">the format</a>
 */
public final class SafetensorsReader {
    private static final long MAX_HEADER_BYTES = 25_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One tensor as the header describes it; {@code begin} and {@code end} count bytes of the data. */
    private record Entry(String name, String typeName, long[] shape, long begin, long end) {
        ElementType type(String source) {
            try {
                return ElementType.valueOf(typeName);
            } catch (IllegalArgumentException e) {
                throw new CheckpointException(source + ": tensor " + name + " has type \"" + typeName
                        + "\"; F32, F16 and BF16 are supported");
            }
        }
    }

    private SafetensorsReader() {}

    /** Reads every tensor of {@code file} as 32-bit floats, by name. */
    public static Map<String, TensorData> read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /** Reads the tensors of {@code file} with a wanted name as 32-bit floats; others may be of any type. */
    public static Map<String, TensorData> read(Path file, Predicate<String> wanted) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CheckpointException(
                        file + " has " + channel.size() + " bytes; files over 2 GiB are not read");
            }
            return decode(file.toString(), channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), wanted);
        }
    }

    /** Reads every tensor of {@code content}; {@code source} names it in errors. */
    public static Map<String, TensorData> decode(String source, ByteBuffer content) {
        return decode(source, content, name -> true);
    }

    private static Map<String, TensorData> decode(String source, ByteBuffer content, Predicate<String> wanted) {
        ByteBuffer buffer = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.remaining() < 8) {
            throw new CheckpointException(source + " has " + buffer.remaining() + " bytes; safetensors start with 8");
        }
        long headerLength = buffer.getLong(0);
        if (headerLength < 2 || headerLength > MAX_HEADER_BYTES || headerLength > buffer.remaining() - 8L) {
            throw new CheckpointException(source + " states a header of " + headerLength + " bytes, but the file has "
                    + buffer.remaining() + "; it is truncated or not a safetensors file");
        }
        byte[] header = new byte[(int) headerLength];
        buffer.get(8, header);
        int dataStart = 8 + header.length;
        Map<String, TensorData> tensors = new LinkedHashMap<>();
        for (Entry entry : entries(source, header, buffer.remaining() - dataStart)) {
            if (!wanted.test(entry.name)) {
                continue;
            }
            ElementType type = entry.type(source);
            float[] values = new float[(int) TensorData.elements(entry.shape)];
            for (int i = 0; i < values.length; i++) {
                values[i] = type.read(buffer, (int) (dataStart + entry.begin + (long) i * type.bytes()));
            }
            tensors.put(entry.name, new TensorData(entry.shape, values));
        }
        return tensors;
    }

    private static List<Entry> entries(String source, byte[] header, long dataLength) {
        JsonNode root;
        try {
            root = JSON.readTree(header);
        } catch (IOException e) {
            String detail = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new CheckpointException(source + " has a header that is not JSON: " + detail);
        }
        if (root == null || !root.isObject()) {
            throw new CheckpointException(source + " has a header that is not a JSON object");
        }
        List<Entry> entries = new ArrayList<>();
        Iterator<Map.Entry<String, JsonNode>> fields = root.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!field.getKey().equals("__metadata__")) {
                entries.add(entry(source, field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        long offset = 0;
        for (Entry entry : entries) {
            if (entry.begin != offset) {
                throw new CheckpointException(source + ": tensor " + entry.name + " starts at byte " + entry.begin
                        + " of the data, expected " + offset);
            }
            offset = entry.end;
        }
        if (offset != dataLength) {
            throw new CheckpointException(source + " holds " + dataLength + " bytes of data, its header describes "
                    + offset + "; the file is truncated or damaged");
        }
        return entries;
    }

    private static Entry entry(String source, String name, JsonNode node) {
        String where = source + ": tensor " + name;
        String type = node.path("dtype").asText();
        long bytes = bytes(where, type);
        JsonNode shapeNode = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        if (!shapeNode.isArray() || !offsets.isArray() || offsets.size() != 2) {
            throw new CheckpointException(where + " lacks a shape or its two data offsets");
        }
        long[] shape = new long[shapeNode.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = whole(shapeNode.get(i));
            if (shape[i] < 0) {
                throw new CheckpointException(where + " has dimension " + shapeNode.get(i));
            }
            try {
                bytes = Math.multiplyExact(bytes, shape[i]);
            } catch (ArithmeticException e) {
                throw new CheckpointException(where + " has a shape too large to address: " + shapeNode);
            }
        }
        long begin = whole(offsets.get(0));
        long end = whole(offsets.get(1));
        if (begin < 0 || end < begin || end - begin != bytes) {
            throw new CheckpointException(
                    where + " spans bytes " + begin + " to " + end + ", its shape " + shapeNode + " needs " + bytes);
        }
        return new Entry(name, type, shape, begin, end);
    }

    /** The number, or -1 where the node holds no 64-bit whole number. */
    private static long whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.asLong() : -1;
    }

    /** Size of one element of any type that the format knows in whole bytes. */
    private static long bytes(String where, String type) {
        return switch (type) {
            case "BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2" -> 1;
            case "U16", "I16", "F16", "BF16" -> 2;
            case "U32", "I32", "F32" -> 4;
            case "U64", "I64", "F64" -> 8;
            default ->
                throw new CheckpointException(where + " has type \"" + type + "\"; F32, F16 and BF16 are supported");
        };
    }
}
