package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.SafetensorsCases;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bytes of a safetensors file. */
final class SafetensorsFile implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("safetensors", 120, CheckpointException.class);

    private final SafetensorsCases cases = new SafetensorsCases(List.of(
            file(ElementType.F32, new TensorData(new long[] {2, 3}, new float[6])),
            file(ElementType.BF16, new TensorData(new long[] {4}, new float[4])),
            file(ElementType.F32, new TensorData(new long[] {0, 8}, new float[0]))));

    static byte[] file(ElementType type, TensorData tensor) {
        Map<String, TensorData> tensors = new TreeMap<>();
        tensors.put("a", tensor);
        tensors.put("b.weight", new TensorData(new long[] {}, new float[] {1}));
        return SafetensorsWriter.encode(tensors, type, Map.of("format", "pt"));
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) {
        SafetensorsReader.decode("model.safetensors", ByteBuffer.wrap(input));
        return Verdict.accepted();
    }
}
