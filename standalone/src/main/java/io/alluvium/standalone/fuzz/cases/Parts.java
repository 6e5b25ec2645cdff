package io.alluvium.standalone.fuzz.cases;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several inputs in one case, such as the key, the value and the headers of a record; a part may be absent. */
public final class Parts {

    private static final int ABSENT = -1;
    private static final int ABSENT_ONE_IN = 40;

    private final List<Optional<byte[]>> parts;

    private Parts(List<Optional<byte[]>> parts) {
        this.parts = parts;
    }

    /** These parts as one input. */
    public static byte[] join(List<Optional<byte[]>> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Optional<byte[]> part : parts) {
            int length = part.map(bytes -> bytes.length).orElse(ABSENT);
            joined.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
            part.ifPresent(joined::writeBytes);
        }
        return joined.toByteArray();
    }

    /** These parts as one input. */
    public static byte[] join(byte[]... parts) {
        List<Optional<byte[]>> all = new ArrayList<>();
        for (byte[] part : parts) {
            all.add(Optional.of(part));
        }
        return join(all);
    }

    /** The key and the value of a record as one input; now and then one of them is absent. */
    public static byte[] record(Dice dice, String key, CaseSource values) {
        return join(List.of(
                dice.oneIn(ABSENT_ONE_IN) ? Optional.empty() : Optional.of(key.getBytes(StandardCharsets.UTF_8)),
                dice.oneIn(ABSENT_ONE_IN) ? Optional.empty() : Optional.of(values.make(dice))));
    }

    /** The parts of an input that was joined. */
    public static Parts split(byte[] joined) {
        List<Optional<byte[]>> parts = new ArrayList<>();
        ByteBuffer left = ByteBuffer.wrap(joined);
        while (left.hasRemaining()) {
            int length = left.getInt();
            if (length == ABSENT) {
                parts.add(Optional.empty());
            } else {
                byte[] part = new byte[length];
                left.get(part);
                parts.add(Optional.of(part));
            }
        }
        return new Parts(parts);
    }

    /** How many there are. */
    public int size() {
        return parts.size();
    }

    /** The part at that place, if it is not absent. */
    public Optional<byte[]> at(int place) {
        return parts.get(place);
    }

    /** The part at that place as text, if it is not absent. */
    public Optional<String> text(int place) {
        return at(place).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The bytes of the part at that place; none where it is absent. */
    public byte[] bytes(int place) {
        return parts.get(place).orElseGet(() -> new byte[0]);
    }
}
