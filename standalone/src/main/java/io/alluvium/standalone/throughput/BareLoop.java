package io.alluvium.standalone.throughput;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** The yardstick: as many plain consume, transform, produce and commit loops as the full path has threads. */
final class BareLoop implements Contestant {

    private final BareSettings settings;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final List<Future<?>> loops = new ArrayList<>();

    BareLoop(BareSettings settings) {
        this.settings = settings;
    }

    @Override
    public String output() {
        return Site.BARE;
    }

    @Override
    public void start() {
        wanted.set(true);
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        for (int number = 0; number < settings.threads(); number++) {
            loops.add(threads.submit(new BareTurn(settings, number, wanted::get)));
        }
        threads.shutdown();
    }

    @Override
    public void stop() throws InterruptedException {
        wanted.set(false);
        try {
            for (Future<?> each : loops) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The bare loop failed: " + e.getCause(), e.getCause());
        } finally {
            loops.clear();
        }
    }
}
