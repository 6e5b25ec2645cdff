package io.alluvium.standalone.stream.work;

import io.alluvium.model.Backbone;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Threads that do jobs, each on a backbone of its own; beside other processes that share the directory. */
public final class Crew {

    private final Laboratory laboratory;
    private final WorkDirectory directory;
    private final Listener listener;
    private final AtomicBoolean failed = new AtomicBoolean();

    /** Hears of the work; from several threads. */
    public interface Listener {
        /** One more record was learned in this job. */
        void record(Job job);

        /** The job is done, here or elsewhere; {@code ran} tells whether it was run here. */
        void done(Job job, boolean ran);
    }

    /** A crew. */
    public Crew(Laboratory laboratory, WorkDirectory directory, Listener listener) {
        this.laboratory = laboratory;
        this.directory = directory;
        this.listener = listener;
    }

    /** Does all jobs that have no result yet, and returns when every one has. */
    public void work(Collection<Job> jobs, int threads) throws IOException, InterruptedException {
        Queue<Job> free = new ConcurrentLinkedQueue<>(jobs);
        Queue<Job> elsewhere = new ConcurrentLinkedQueue<>();
        ExecutorService crew = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(crew.submit(() -> {
                    work(free, elsewhere);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            crew.shutdown();
        }
    }

    private static RuntimeException failure(ExecutionException e) throws IOException {
        if (e.getCause() instanceof IOException io) {
            throw io;
        }
        return e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
    }

    private void work(Queue<Job> free, Queue<Job> elsewhere) throws IOException {
        boolean well = false;
        try (Bench bench = new Bench()) {
            for (Job job = next(free); job != null; job = next(free)) {
                try (FileLock claim = directory.claim(laboratory.key(job))) {
                    if (claim == null) {
                        elsewhere.add(job);
                    } else {
                        finish(job, bench);
                    }
                }
            }
            for (Job job = next(elsewhere); job != null; job = next(elsewhere)) {
                try (FileLock claim = directory.await(laboratory.key(job))) {
                    finish(job, bench);
                }
            }
            well = true;
        } finally {
            failed.compareAndSet(false, !well);
        }
    }

    private @Nullable Job next(Queue<Job> jobs) {
        return failed.get() ? null : jobs.poll();
    }

    private void finish(Job job, Bench bench) throws IOException {
        RunKey key = laboratory.key(job);
        boolean there = directory.find(key).isPresent();
        if (!there) {
            directory.keep(job, key, laboratory.run(bench.backbone(), job, () -> listener.record(job)));
        }
        listener.done(job, !there);
    }

    /** A thread's own backbone, opened when it is first needed. */
    private final class Bench implements AutoCloseable {

        private @Nullable Backbone backbone;

        Backbone backbone() {
            if (backbone == null) {
                backbone = laboratory.open();
            }
            return backbone;
        }

        @Override
        public void close() {
            if (backbone != null) {
                backbone.close();
            }
        }
    }
}
