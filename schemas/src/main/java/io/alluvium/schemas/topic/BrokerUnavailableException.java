package io.alluvium.schemas.topic;

import java.time.Duration;

/** The broker did not answer for as long as the caller was willing to wait. Trying again later may help. */
public final class BrokerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerUnavailableException(String bootstrapServers, Duration patience, Throwable cause) {
        super(
                "Making sure that the topics exist on " + bootstrapServers + ": no success within "
                        + patience.toSeconds() + " s (" + cause
                        + "). See that the broker runs and that alluvium.kafka.bootstrap-servers names it.",
                cause);
    }
}
