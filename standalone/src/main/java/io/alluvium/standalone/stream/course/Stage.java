package io.alluvium.standalone.stream.course;

import java.util.List;

/**
 * A part of a stream, after which is measured.
 *
 * @param column the held-out set whose text it brings
 * @param texts the text, in order
 */
public record Stage(int column, List<String> texts) {

    /** Copies. */
    public Stage {
        texts = List.copyOf(texts);
    }
}
