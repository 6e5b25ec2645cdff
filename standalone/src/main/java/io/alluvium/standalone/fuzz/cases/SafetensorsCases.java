package io.alluvium.standalone.fuzz.cases;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Safetensors files with damage to the header's JSON, its length and the data, each for itself; and with blind damage. */
public final class SafetensorsCases implements CaseSource {

    private final List<byte[]> seeds;
    private final CaseSource blind;

    /** Begins with these files. */
    public SafetensorsCases(List<byte[]> seeds) {
        this.seeds = List.copyOf(seeds);
        this.blind = new MutatedSeeds(seeds, List.of());
    }

    @Override
    public byte[] make(Dice dice) {
        if (dice.oneIn(3)) {
            return blind.make(dice);
        }
        byte[] seed = dice.pick(seeds);
        int length = (int) ByteBuffer.wrap(seed).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = new JsonCases(List.of(new String(seed, Long.BYTES, length, StandardCharsets.UTF_8))).make(dice);
        byte[] data = Arrays.copyOfRange(seed, Long.BYTES + length, seed.length);
        if (dice.oneIn(8) && data.length > 0) {
            data = Damage.some(data, data, dice);
        }
        long stated = dice.oneIn(8) ? dice.edge() : header.length;
        return ByteBuffer.allocate(Long.BYTES + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(stated)
                .put(header)
                .put(data)
                .array();
    }
}
