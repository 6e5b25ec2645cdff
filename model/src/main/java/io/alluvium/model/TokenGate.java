package io.alluvium.model;

/**
 * Decides for each token whether the teacher may speak: only where its loss on the true token is at most the student's
 * plus a margin, or, inverted, only elsewhere.
 *
 * @param enabled whether the gate acts; without it the teacher speaks everywhere
 * @param margin delta, in nats
 * @param inverted whether the teacher speaks where it knows worse: a control
 */
public record TokenGate(boolean enabled, double margin, boolean inverted) {

    /** The teacher speaks everywhere. */
    public static final TokenGate OPEN = new TokenGate(false, 0, false);

    /** The gate as the program takes it. */
    long mode() {
        if (!enabled) {
            return 0;
        }
        return inverted ? 2 : 1;
    }
}
