package io.alluvium.endtoend;

import java.util.List;
import java.util.stream.IntStream;

/** Short texts of two kinds that the tiny model can tell apart and learn; each number gives another text. */
final class Texts {

    private Texts() {}

    /** A text about rivers. */
    static String river(int n) {
        return "the river " + n + " carried the ground to the river";
    }

    /** A text of capitals and digits, as unlike rivers as bytes can be. */
    static String digits(int n) {
        return "X9 Q7 " + n + " Z0 X9 Q7 4412 8830 X9 Q7";
    }

    /** Many texts about rivers. */
    static List<String> rivers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Texts::river).toList();
    }
}
