package io.alluvium.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One tensor as the header of a safetensors file describes it.
 *
 * @param name of the tensor
 * @param typeName its element type as the file spells it; any that the format knows
 * @param shape dimensions, outermost first
 * @param begin where its data starts, counted in the file's data
 * @param end where its data ends
 */
record SafetensorsEntry(String name, String typeName, long[] shape, long begin, long end) {
    /** Checks the header's member {@code name}. */
    static SafetensorsEntry of(String source, String name, JsonNode node) {
        String where = source + ": tensor " + name;
        String type = node.path("dtype").asText();
        long bytes = elementBytes(where, type);
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
        return new SafetensorsEntry(name, type, shape, begin, end);
    }

    /** Size of the data in bytes, refused where no buffer can hold it. */
    int length(String source) {
        if (end - begin > Integer.MAX_VALUE) {
            throw new CheckpointException(source + ": tensor " + name + " spans " + (end - begin)
                    + " bytes; a tensor may have up to " + Integer.MAX_VALUE);
        }
        return (int) (end - begin);
    }

    /** The tensor as 32-bit floats; {@code data} holds its bytes and nothing else. */
    TensorData decode(String source, ByteBuffer data) {
        ElementType type = type(source);
        return new TensorData(shape.clone(), type.read(data.order(ByteOrder.LITTLE_ENDIAN)));
    }

    private ElementType type(String source) {
        try {
            return ElementType.valueOf(typeName);
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(
                    source + ": tensor " + name + " has type \"" + typeName + "\"; F32, F16 and BF16 are supported");
        }
    }

    /** The number, or -1 where the node holds no 64-bit whole number. */
    private static long whole(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() ? node.asLong() : -1;
    }

    /** Size of one element of any type that the format knows in whole bytes. */
    private static long elementBytes(String where, String type) {
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
