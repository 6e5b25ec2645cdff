package io.alluvium.learning.state;

import io.alluvium.learning.LearnerStateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Turns values into stored entries: one byte of format version, one byte of type, then the fields. Types are told by
 * their place in a list that only ever grows at its end.
 */
final class EntryCodec {

    private static final int FORMAT = 1;

    private static final List<EntryType> TYPES = List.of(
            new EntryType(Meta.class, Meta::read),
            new EntryType(LogPlace.class, LogPlace::read),
            new EntryType(Training.class, Training::read),
            new EntryType(Prequential.class, Prequential::read),
            new EntryType(Publication.class, Publication::read),
            new EntryType(Regimes.class, Regimes::read),
            new EntryType(RegimeRow.class, RegimeRow::read),
            new EntryType(DetectorState.class, DetectorState::read),
            new EntryType(RandomState.class, RandomState::read),
            new EntryType(Tensor.class, Tensor::read),
            new EntryType(MemorySlot.class, MemorySlot::read),
            new EntryType(HeldOutWindow.class, HeldOutWindow::read),
            new EntryType(PendingWindow.class, PendingWindow::read),
            new EntryType(TextStatistics.class, TextStatistics::read),
            new EntryType(TrainingPlace.class, TrainingPlace::read),
            new EntryType(Label.class, Label::read),
            new EntryType(Age.class, Age::read));

    private EntryCodec() {}

    static byte[] encode(StateValue value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeByte(number(value));
            value.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    static StateValue decode(String name, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            int type = in.readUnsignedByte();
            if (format != FORMAT || type >= TYPES.size()) {
                throw new LearnerStateException("Reading learner state entry '" + name + "': found format " + format
                        + ", type " + type + "; this program knows format " + FORMAT + " and types below "
                        + TYPES.size() + ". Use the program version that wrote it, or a later one.");
            }
            StateValue value = TYPES.get(type).reader().read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return value;
        } catch (IOException e) {
            throw new LearnerStateException(
                    "Reading learner state entry '" + name + "' (" + bytes.length + " bytes): it is damaged (" + e
                            + "). Restore the store from its changelog.",
                    e);
        }
    }

    private static int number(StateValue value) {
        for (int i = 0; i < TYPES.size(); i++) {
            if (TYPES.get(i).type() == value.getClass()) {
                return i;
            }
        }
        throw new IllegalStateException("Add " + value.getClass() + " to the list of types");
    }

    /** Reads the fields of one type. */
    private interface Reader {
        StateValue read(DataInput in) throws IOException;
    }

    /** A type and its reader. */
    private record EntryType(Class<? extends StateValue> type, Reader reader) {}
}
