package io.alluvium.trainer.turn;

import java.time.Duration;

/**
 * When domains take turns.
 *
 * @param patience how old a record may be to be learned at once; an older one means that producers are ahead of learning
 * @param mostWaiting how many records of one partition may be read ahead of learning, at least 1
 */
public record TurnSettings(Duration patience, int mostWaiting) {

    /** Right for most. */
    public static final TurnSettings DEFAULT = new TurnSettings(Duration.ofSeconds(1), 100_000);

    /** Checks both. */
    public TurnSettings {
        if (patience.isNegative() || mostWaiting < 1) {
            throw new IllegalArgumentException("alluvium.trainer.turns.patience must not be negative, but is "
                    + patience + "; alluvium.trainer.turns.most-waiting must be at least 1, but is " + mostWaiting);
        }
    }
}
