package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import org.jspecify.annotations.Nullable;

/** Whether an alias is held where it is, so that the registry itself does not move it on. */
public final class Pin {

    private Pin() {}

    /** Whether the alias is pinned after that accepted move. */
    public static boolean holds(AliasMove accepted) {
        return Boolean.TRUE.equals(accepted.getPin());
    }

    /**
     * Whether a wish leaves the alias pinned. A wish that does not say leaves a pinned one pinned, and pins live where it
     * goes back to an earlier version: what was wrong with the later one is likely wrong with the next.
     */
    public static boolean after(AliasMove wish, @Nullable AliasMove current) {
        Boolean asked = wish.getPin();
        if (asked != null) {
            return asked;
        }
        return current != null
                && (holds(current)
                        || (wish.getAlias().equals(PublishRules.LIVE) && wish.getToVersion() < current.getToVersion()));
    }
}
