package io.alluvium.standalone.stream.course;

import io.alluvium.learning.random.SeededRandom;
import io.alluvium.model.checkpoint.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A directory of corpora, made into streams. A seed chooses which texts are learned and in which order. */
public final class Corpora {

    private static final List<String> DOMAINS = List.of("wb", "news", "rev", "bio", "cs");
    private static final String DRIFTING = "news-drift";
    private static final List<Integer> PHASES = List.of(0, 1, 2, 3);
    private static final List<Integer> PHASES_AND_BACK = List.of(0, 1, 2, 3, 0);

    private final Path directory;
    private final CourseSettings settings;

    /** Streams of that size from a directory. */
    public Corpora(Path directory, CourseSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    /** A stream. */
    public Course course(StreamKind kind, long seed) throws IOException {
        return switch (kind) {
            case DRIFT -> drift(PHASES_AND_BACK, seed);
            case CONTROL -> drift(Collections.nCopies(PHASES_AND_BACK.size(), 0), seed);
            case DOMAINS -> domains(seed);
        };
    }

    /** What the stream of a kind is made from, for every seed: the files' digests and the sizes. */
    public String digest(StreamKind kind) {
        StringBuilder all = new StringBuilder(kind + " " + settings.of(kind));
        for (String domain : kind == StreamKind.DOMAINS ? DOMAINS : List.of(DRIFTING)) {
            all.append(' ').append(Sha256.of(file(domain, "train.jsonl").path()));
            for (int phase : kind == StreamKind.DOMAINS ? List.of(-1) : PHASES) {
                all.append(' ').append(Sha256.of(valid(domain, phase).path()));
            }
        }
        return Sha256.of(all.toString());
    }

    private Course drift(List<Integer> phases, long seed) throws IOException {
        StreamKind kind = phases.contains(1) ? StreamKind.DRIFT : StreamKind.CONTROL;
        CourseSettings size = settings.of(kind);
        List<Column> columns = new ArrayList<>();
        List<Feed> feeds = new ArrayList<>();
        CorpusFile train = file(DRIFTING, "train.jsonl");
        for (int phase : phases.stream().distinct().toList()) {
            columns.add(new Column("phase " + phase, DRIFTING, heldOut(valid(DRIFTING, phase))));
            int wanted = size.records() * Collections.frequency(phases, phase);
            feeds.add(new Feed(
                    shuffled(train.texts(phase), "phase " + phase, seed),
                    "phase " + phase + " of " + train.path(),
                    wanted));
        }
        List<Stage> stages = phases.stream()
                .map(phase -> feeds.get(phase).next(phase, size.records()))
                .toList();
        return new Course(kind, columns, stages);
    }

    private Course domains(long seed) throws IOException {
        CourseSettings size = settings.of(StreamKind.DOMAINS);
        List<Column> columns = new ArrayList<>();
        List<Feed> feeds = new ArrayList<>();
        for (String domain : DOMAINS) {
            columns.add(new Column(domain, domain, heldOut(valid(domain, -1))));
            CorpusFile train = file(domain, "train.jsonl");
            feeds.add(
                    new Feed(shuffled(train.texts(), domain, seed), train.path().toString(), size.records()));
        }
        List<Stage> stages = new ArrayList<>();
        for (int turn = 0; turn < size.turns(); turn++) {
            int from = size.records() * turn / size.turns();
            int to = size.records() * (turn + 1) / size.turns();
            for (int column = 0; column < feeds.size(); column++) {
                stages.add(feeds.get(column).next(column, to - from));
            }
        }
        return new Course(StreamKind.DOMAINS, columns, stages);
    }

    private List<String> heldOut(CorpusFile valid) throws IOException {
        List<String> texts = valid.texts();
        if (texts.size() <= settings.skipped()) {
            throw new IllegalArgumentException(valid.path() + " holds " + texts.size()
                    + " documents, and none is left to measure with beside " + settings.skipped() + " others");
        }
        return texts.subList(settings.skipped(), Math.min(settings.skipped() + settings.heldOut(), texts.size()));
    }

    private static List<String> shuffled(List<String> texts, String name, long seed) {
        SeededRandom random = SeededRandom.of(seed, name);
        for (int i = texts.size() - 1; i > 0; i--) {
            Collections.swap(texts, i, random.nextInt(i + 1));
        }
        return texts;
    }

    private CorpusFile valid(String domain, int phase) {
        return file(domain, phase < 0 ? "valid.jsonl" : "valid-" + phase + ".jsonl");
    }

    private CorpusFile file(String domain, String name) {
        return new CorpusFile(directory.resolve(domain).resolve(name));
    }
}
