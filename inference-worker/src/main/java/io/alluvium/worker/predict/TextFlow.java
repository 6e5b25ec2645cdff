package io.alluvium.worker.predict;

import java.util.List;
import java.util.function.Predicate;

/**
 * A continuation on its way to a listener, piece by piece. It holds back as many characters as could be the beginning
 * of a stop text, so that what was passed on never has to be taken back.
 */
final class TextFlow {

    private final Predicate<String> sink;
    private final int heldBack;
    private final StringBuilder text = new StringBuilder();
    private int passedOn;

    /** A flow to a sink, which returns false to stop the generation. */
    TextFlow(Predicate<String> sink, List<String> stop) {
        this.sink = sink;
        this.heldBack = Math.max(0, stop.stream().mapToInt(String::length).max().orElse(0) - 1);
    }

    /** Takes the next piece; returns whether to go on. */
    boolean accept(String piece) {
        text.append(piece);
        int end = text.length() - heldBack;
        if (end > 0 && end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
            end--;
        }
        return passTo(text, end);
    }

    /** Passes on what is left of the whole text. */
    void finish(String whole) {
        passTo(whole, whole.length());
    }

    private boolean passTo(CharSequence from, int end) {
        if (end <= passedOn) {
            return true;
        }
        String piece = from.subSequence(passedOn, end).toString();
        passedOn = end;
        return sink.test(piece);
    }
}
