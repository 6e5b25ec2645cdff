package io.alluvium.standalone.stream.course;

import io.alluvium.learning.random.SeededRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** The same texts, those of all regimes of a domain shuffled into each other. */
    public Course joint(long seed) {
        Map<String, Feed> feeds = new HashMap<>();
        List<Stage> shuffled = new ArrayList<>();
        for (Stage stage : stages) {
            String domain = domain(stage);
            Feed feed = feeds.computeIfAbsent(domain, any -> shuffled(domain, seed));
            Stage next = feed.next(stage.column(), stage.texts().size());
            shuffled.add(new Stage(next.column(), next.texts(), true));
        }
        return new Course(kind, columns, shuffled);
    }

    private Feed shuffled(String domain, long seed) {
        List<String> texts = new ArrayList<>();
        stages.stream().filter(stage -> domain(stage).equals(domain)).forEach(stage -> texts.addAll(stage.texts()));
        SeededRandom random = SeededRandom.of(seed, "joint " + domain);
        for (int i = texts.size() - 1; i > 0; i--) {
            Collections.swap(texts, i, random.nextInt(i + 1));
        }
        return new Feed(texts, domain, texts.size());
    }

    private String domain(Stage stage) {
        return columns.get(stage.column()).domain();
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
