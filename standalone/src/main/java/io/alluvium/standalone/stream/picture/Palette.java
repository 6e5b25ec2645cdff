package io.alluvium.standalone.stream.picture;

import java.awt.Color;
import java.util.List;

/** Colours that can be told apart, by colour-blind people too (Okabe and Ito 2008). */
final class Palette {

    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color FAINT = new Color(0xDD, 0xDD, 0xDD);

    private static final List<Color> LINES = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x888888),
            new Color(0x000000));
    private static final int PALE = 0xF4;
    private static final int DEEP_RED = 0xB0;
    private static final int DEEP = 0x3A;

    private Palette() {}

    /** The colour of a line. */
    static Color line(int number) {
        return LINES.get(number % LINES.size());
    }

    /** From pale, for 0, to a deep red, for 1. */
    static Color heat(double share) {
        double within = Math.max(0, Math.min(1, share));
        int others = (int) Math.round(PALE + (DEEP - PALE) * within);
        return new Color((int) Math.round(PALE + (DEEP_RED - PALE) * within), others, others);
    }

    /** What can be read on that. */
    static Color on(double share) {
        return share > 0.5 ? Color.WHITE : INK;
    }
}
