package io.alluvium.standalone.stream.course;

import java.util.List;

/**
 * A stream to learn from, the same for every recipe of a seed.
 *
 * @param kind which stream
 * @param columns the held-out sets
 * @param stages what is learned, in order
 */
public record Course(StreamKind kind, List<Column> columns, List<Stage> stages) {

    /** Copies. */
    public Course {
        columns = List.copyOf(columns);
        stages = List.copyOf(stages);
    }

    /** Records in all stages. */
    public long records() {
        return stages.stream().mapToLong(stage -> stage.texts().size()).sum();
    }

    /** The column that each stage learns. */
    public int[] learned() {
        return stages.stream().mapToInt(Stage::column).toArray();
    }

    /** Whether a regime returns after others, so that what is saved then can be seen. */
    public boolean watched(int column) {
        return kind == StreamKind.DRIFT
                && stages.stream().filter(stage -> stage.column() == column).count() > 1;
    }
}
