package io.alluvium.standalone.fairness;

import io.alluvium.standalone.bench.ChildAlluvium;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Looks at the memory of the process that is measured, twice a second, and keeps the peak of each round. */
final class MemoryWatch implements AutoCloseable {

    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*} (\\S+)$");
    private static final long PAUSE_MILLIS = 500;
    private static final double MEBIBYTE = 1024 * 1024;

    private final ChildAlluvium child;
    private final AlluviumClient client;
    private final Thread thread = new Thread(this::look, "bench-memory-watch");
    private long residentPeak;
    private long heapPeak;
    private volatile boolean closing;

    /**
     * The peak of a round.
     *
     * @param residentMebibytes memory of the machine's that the process had
     * @param heapMebibytes of that, objects of Java, garbage included
     */
    public record Peak(long residentMebibytes, long heapMebibytes) {}

    MemoryWatch(ChildAlluvium child) {
        this.child = child;
        this.client = child.client();
        thread.setDaemon(true);
        thread.start();
    }

    /** The peak since the last call. */
    synchronized Peak peak() {
        Peak peak = new Peak(residentPeak, heapPeak);
        residentPeak = 0;
        heapPeak = 0;
        return peak;
    }

    private void look() {
        while (!closing) {
            note(child.residentMebibytes(), heap());
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void note(long resident, long heap) {
        residentPeak = Math.max(residentPeak, resident);
        heapPeak = Math.max(heapPeak, heap);
    }

    private long heap() {
        try {
            String metrics = new String(client.bytes("/q/metrics"), StandardCharsets.UTF_8);
            return Math.round(HEAP.matcher(metrics)
                            .results()
                            .map(MatchResult::group)
                            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .sum()
                    / MEBIBYTE);
        } catch (ServerAnswerException | ServerAwayException e) {
            return 0;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.interrupt();
        thread.join();
    }
}
