package io.alluvium.kafka.embedded;

/** The embedded broker could not be started; the message says where and what to change. */
public final class EmbeddedBrokerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedBrokerException(BrokerSettings settings, String found, Throwable cause) {
        super(
                "Starting the embedded Kafka broker in " + settings.directory() + " on port " + settings.port()
                        + " failed: " + found
                        + ". Free the port or the disk, end the other process that uses the directory, or choose another one.",
                cause);
    }
}
