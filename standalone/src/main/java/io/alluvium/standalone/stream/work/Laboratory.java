package io.alluvium.standalone.stream.work;

import io.alluvium.learning.DomainLearner;
import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.standalone.stream.course.Corpora;
import io.alluvium.standalone.stream.course.Course;
import io.alluvium.standalone.stream.course.StreamKind;
import io.alluvium.standalone.stream.replay.Replay;
import io.alluvium.standalone.stream.replay.ReplaySettings;
import io.alluvium.standalone.stream.replay.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What every run is made with: a model, corpora, a way to measure. Backbones are opened with one thread each. */
public final class Laboratory {

    private static final int FORMAT = 1;

    private final Path checkpoint;
    private final Precision precision;
    private final Corpora corpora;
    private final ReplaySettings settings;
    private final String host;
    private final Map<StreamKind, String> courses = new EnumMap<>(StreamKind.class);

    /** Opens the model once to learn what it is, and reads the digests of what will be learned. */
    public Laboratory(
            Path checkpoint, Precision precision, Corpora corpora, ReplaySettings settings, Iterable<StreamKind> kinds)
            throws IOException {
        this.checkpoint = checkpoint;
        this.precision = precision;
        this.corpora = corpora;
        this.settings = settings;
        try (Backbone backbone = open()) {
            this.host = backbone.identity().weightsDigest() + " "
                    + backbone.identity().tokenizerDigest() + " "
                    + backbone.arithmetic() + " "
                    + ProgramCode.digest(DomainLearner.class, Backbone.class);
        }
        kinds.forEach(kind -> courses.put(kind, corpora.digest(kind)));
    }

    /** The model, for one thread. */
    Backbone open() {
        return Backbone.open(checkpoint, new BackboneOptions(precision, 1, "cpu"));
    }

    /** What determines a job's result. */
    public RunKey key(Job job) {
        return new RunKey(
                FORMAT,
                Objects.requireNonNull(courses.get(job.kind())) + (joint(job) ? " joint" : ""),
                job.contender().recipe().toJson(),
                job.seed(),
                settings,
                host);
    }

    /** A stream in a seed's order. */
    public Course course(StreamKind kind, long seed) throws IOException {
        return corpora.course(kind, seed);
    }

    /** The stream that a job learns. */
    private Course course(Job job) throws IOException {
        Course course = corpora.course(job.kind(), job.seed());
        return joint(job) ? course.joint(job.seed()) : course;
    }

    private static boolean joint(Job job) {
        return job.contender().order() == Contender.Order.JOINT;
    }

    /** Runs a job. */
    RunResult run(Backbone backbone, Job job, Runnable record) throws IOException {
        return new Replay(backbone, job.contender().recipe(), course(job), job.seed(), settings).run(record);
    }
}
