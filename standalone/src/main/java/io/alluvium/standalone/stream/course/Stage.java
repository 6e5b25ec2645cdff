package io.alluvium.standalone.stream.course;

import java.util.List;

/**
 * A part of a stream, after which is measured.
 *
 * @param column the held-out set whose text it brings
 * @param texts the text, in order
 * @param mixed whether texts are of other held-out sets' regimes too
 */
public record Stage(int column, List<String> texts, boolean mixed) {

    /** Copies. */
    public Stage {
        texts = List.copyOf(texts);
    }
}
