package io.alluvium.standalone.demo;

import io.alluvium.standalone.console.ProgressBar;
import java.time.Duration;
import java.util.List;

/**
 * Streams the domains: each begins a little after the one before, so that some are still to come when others have ended.
 * The stream waits where the trainer falls behind, as a producer's own rate would let it.
 */
final class Streaming {

    private static final int BATCH = 4;
    private static final int TURNS_APART = 8;
    private static final int LARGEST_BACKLOG = 24;
    private static final long PAUSE_MILLIS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final DemoPlace place;
    private final List<DomainStream> streams;
    private final Standing standing;
    private final Stages stages;

    Streaming(DemoPlace place, List<SampleDomain> domains, Standing standing) {
        this.place = place;
        this.streams = domains.stream().map(DomainStream::new).toList();
        this.standing = standing;
        this.stages = new Stages(new Ruler(place.client()), standing);
    }

    /** Streams everything, and returns when the last version of each domain is in use. */
    void run() throws InterruptedException {
        try (ProgressBar bar = ProgressBar.of("streaming")) {
            for (int turn = 0; streams.stream().anyMatch(stream -> !stream.ended()); turn++) {
                for (int i = 0; i < streams.size(); i++) {
                    if (turn >= i * TURNS_APART && !streams.get(i).ended()) {
                        streams.get(i).send(place.client(), BATCH);
                    }
                }
                look(bar);
                waitForTrainer(bar);
            }
            settle(bar);
        }
    }

    /** How the losses stood whenever one more domain was learned. */
    Stages stages() {
        return stages;
    }

    /** Records sent for a domain. */
    long offered(String domain) {
        return streams.stream()
                .filter(stream -> stream.domain().name().equals(domain))
                .mapToLong(DomainStream::offered)
                .sum();
    }

    private void waitForTrainer(ProgressBar bar) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            Thread.sleep(PAUSE_MILLIS);
            look(bar);
        } while (backlog() > LARGEST_BACKLOG && System.nanoTime() < deadline);
    }

    private void settle(ProgressBar bar) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (stages.names().size() < streams.size()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The last versions are not live " + PATIENCE.toSeconds()
                        + " s after the last record; settled are " + stages.names()
                        + ". The file alluvium.log in " + place.dataDirectory() + " says more.");
            }
            Thread.sleep(PAUSE_MILLIS);
            look(bar);
        }
    }

    private long backlog() {
        return streams.stream().mapToLong(DomainStream::accepted).sum() - standing.learned();
    }

    private void look(ProgressBar bar) {
        standing.refresh();
        for (DomainStream stream : streams) {
            String name = stream.domain().name();
            if (stream.ended() && !stages.over(stream.domain()) && standing.settled(name, stream.offered())) {
                stages.end(stream.domain());
            }
        }
        long all = streams.stream().mapToLong(DomainStream::size).sum();
        long sent = streams.stream().mapToLong(DomainStream::offered).sum();
        bar.update(
                sent,
                all,
                "records sent, " + standing.learned() + " learned, " + standing.versions() + " versions, "
                        + stages.names().size() + " of " + streams.size() + " domains done");
    }
}
