package io.alluvium.trainer.read;

import io.alluvium.learning.LearningExample;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.Decoded;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of the examples log. A pure function; what it cannot use is a value, never an exception. */
public final class LogReader {

    private LogReader() {}

    /** What the record at that offset means. */
    public static LogEntry read(@Nullable String key, @Nullable Decoded<SpecificRecord> value, long offset) {
        if (key == null || key.isEmpty() || key.chars().anyMatch(Character::isISOControl)) {
            return new LogEntry.Poison("the key names no domain");
        }
        if (value == null) {
            return new LogEntry.Poison("the record has no value");
        }
        if (value instanceof Decoded.Unreadable<SpecificRecord> no) {
            String reason = no.reason() + ": " + no.detail();
            return no.reason() == Decoded.Reason.INCOMPATIBLE_SCHEMA
                    ? new LogEntry.BeyondThisProgram(reason)
                    : new LogEntry.Poison(reason);
        }
        SpecificRecord record = ((Decoded.Read<SpecificRecord>) value).record();
        return record instanceof Example example ? text(key, example, offset) : cut(key, (Cut) record);
    }

    private static LogEntry text(String key, Example example, long offset) {
        if (!example.getDomain().equals(key)) {
            return strange(key, example.getDomain());
        }
        if (!Sha256.isDigest(example.getContentDigest())) {
            return new LogEntry.Poison("the example's content digest is not 64 lower-case hex digits");
        }
        return new LogEntry.Text(
                key,
                new LearningExample(
                        example.getContentDigest(),
                        example.getText(),
                        offset,
                        example.getAcceptedAtMillis(),
                        example.getHeldOut()),
                example.getSource());
    }

    private static LogEntry cut(String key, Cut cut) {
        return cut.getDomain().equals(key) ? new LogEntry.CutMark(key) : strange(key, cut.getDomain());
    }

    private static LogEntry strange(String key, String domain) {
        return new LogEntry.Poison("the record is keyed by '" + key + "' but says domain '" + domain + "'");
    }
}
