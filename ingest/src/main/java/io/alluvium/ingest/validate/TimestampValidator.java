package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;
import java.time.Duration;
import java.time.Instant;

/** Refuses timestamps that nobody can have meant: seconds or microseconds sent as milliseconds, minus one, the far future. */
final class TimestampValidator implements Validator {

    /** The span of time that is believed. */
    record Config(Instant earliest, Duration maxFuture) {

        static Config from(ValidationSettings settings) {
            return new Config(settings.earliest(), settings.maxFuture());
        }
    }

    private final Config config;

    TimestampValidator(Config config) {
        this.config = config;
    }

    @Override
    public ValidationResult validate(Submission submission) {
        Instant timestamp = submission.document().getTimestampMillis();
        if (timestamp == null) {
            return ValidationResult.accepted();
        }
        if (timestamp.isBefore(config.earliest())) {
            return absurd("before " + config.earliest());
        }
        Instant latest = Instant.ofEpochMilli(submission.nowMillis()).plus(config.maxFuture());
        return timestamp.isAfter(latest)
                ? absurd("more than " + config.maxFuture() + " in the future")
                : ValidationResult.accepted();
    }

    private static ValidationResult absurd(String found) {
        return ValidationResult.rejected(
                RejectionReason.TIMESTAMP,
                "The timestamp is " + found + "; send milliseconds since 1970-01-01T00:00:00Z, or leave it out");
    }
}
