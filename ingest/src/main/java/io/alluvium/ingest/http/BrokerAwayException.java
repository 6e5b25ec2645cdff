package io.alluvium.ingest.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The broker did not confirm all records of a request. Sending the whole request again is safe and helps. */
final class BrokerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerAwayException(int records, Duration timeout, @Nullable Throwable cause) {
        super(
                "Writing " + records + " records: the broker did not confirm them within " + timeout.toSeconds()
                        + " s. Nothing is acknowledged; send the whole request again. What was written already is"
                        + " dropped then as a duplicate.",
                cause);
    }
}
