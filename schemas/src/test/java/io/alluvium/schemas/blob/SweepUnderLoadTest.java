package io.alluvium.schemas.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweepers that remove all that is old, beside a writer whose blobs are always found old: nothing kept is ever lost. */
class SweepUnderLoadTest {

    private static final long SEED = 5;
    private static final int ROUNDS = 1_500;
    private static final int SWEEPERS = 2;

    private final Instant young = Instant.now().minus(Duration.ofDays(1));
    private final FileTime old = FileTime.from(young.minusSeconds(1));
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong removed = new AtomicLong();

    @TempDir
    private Path directory;

    @Test
    void shouldNeverLoseABlobThatWasJustKept() throws Exception {
        // Given
        ExecutorService threads = Executors.newFixedThreadPool(SWEEPERS);
        List<Future<Void>> sweepers = new ArrayList<>();
        for (int i = 0; i < SWEEPERS; i++) {
            sweepers.add(threads.submit(this::sweep));
        }

        // When
        List<String> lost = keepAndLookAgain();

        // Then
        done.set(true);
        for (Future<Void> sweeper : sweepers) {
            sweeper.get(1, TimeUnit.MINUTES);
        }
        threads.shutdown();
        assertThat(lost).as("seed %d", SEED).isEmpty();
        assertThat(removed.get()).as("blobs removed meanwhile").isGreaterThan(20);
    }

    private List<String> keepAndLookAgain() throws Exception {
        BlobStore store = BlobStores.inDirectory(directory);
        Random random = new Random(SEED);
        List<String> lost = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] blob = {(byte) random.nextInt(3)};
            String name = store.put(blob);
            for (int look = 0; look < 3; look++) {
                if (store.get(name).isEmpty()) {
                    lost.add(round + "/" + look + ": " + name);
                }
            }
            makeOld(name);
        }
        return lost;
    }

    /** As if a day had passed since it was kept. */
    private void makeOld(String name) throws Exception {
        try {
            Files.setLastModifiedTime(new BlobLayout(directory).place(name), old);
        } catch (NoSuchFileException e) {
            return; // In the trash already, or gone.
        }
    }

    private Void sweep() {
        BlobSweeper sweeper = BlobStores.sweeperIn(directory);
        while (!done.get()) {
            removed.addAndGet(sweeper.sweep(sha256 -> false, young).removed());
        }
        return null;
    }
}
