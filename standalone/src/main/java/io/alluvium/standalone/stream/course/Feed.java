package io.alluvium.standalone.stream.course;

import java.util.List;

/** Texts that are handed out once each. */
final class Feed {

    private final List<String> texts;
    private int next;

    /** Texts of a place, of which so many are wanted. */
    Feed(List<String> texts, String place, int wanted) {
        if (texts.size() < wanted) {
            throw new IllegalArgumentException("The stream needs " + wanted + " records, each once, but " + place
                    + " has " + texts.size() + "; give a smaller --records");
        }
        this.texts = texts;
    }

    /** A stage of the next few. */
    Stage next(int column, int count) {
        Stage stage = new Stage(column, texts.subList(next, next + count), false);
        next += count;
        return stage;
    }
}
