package io.alluvium.standalone.stream.work;

import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.replay.RunResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs of recipes on streams, each seed in its own order. A run that is in the directory is not run again. */
public final class Runs {

    private final Laboratory laboratory;
    private final WorkDirectory directory;
    private final List<Long> seeds;

    /** Runs with these seeds. */
    public Runs(Laboratory laboratory, WorkDirectory directory, List<Long> seeds) {
        this.laboratory = laboratory;
        this.directory = directory;
        this.seeds = List.copyOf(seeds);
    }

    /** Makes what is missing, so many at once; each seed of all recipes before the next, so that an early end leaves whole seeds. */
    public void make(List<StreamKind> kinds, List<Contender> contenders, int cores, Progress progress)
            throws IOException, InterruptedException {
        Map<StreamKind, Long> records = new LinkedHashMap<>();
        for (StreamKind kind : kinds) {
            records.put(kind, laboratory.course(kind, seeds.get(0)).records());
        }
        Map<Job, Long> jobs = new LinkedHashMap<>();
        for (long seed : seeds) {
            records.forEach(
                    (kind, count) -> contenders.forEach(contender -> jobs.put(new Job(kind, contender, seed), count)));
        }
        Advance advance = new Advance(jobs, progress, System::nanoTime);
        new Crew(laboratory, directory, advance).work(jobs.keySet(), cores);
    }

    /** What came of a recipe on a stream, in the order of the seeds. */
    public List<RunResult> results(StreamKind kind, Contender contender) throws IOException {
        List<RunResult> results = new ArrayList<>();
        for (long seed : seeds) {
            results.add(directory
                    .find(laboratory.key(new Job(kind, contender, seed)))
                    .orElseThrow());
        }
        return results;
    }
}
