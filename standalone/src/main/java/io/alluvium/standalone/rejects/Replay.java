package io.alluvium.standalone.rejects;

import io.alluvium.standalone.rejects.ReplayOutcome.Impossible;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Offers rejects again, each once: those that bear a mark are left. Records and marks go out together in transactions of
 * bounded size, and a replay that begins ends any other that still runs, before it reads the marks. So neither a crash
 * nor two replays at the same time offer a reject twice.
 */
public final class Replay implements AutoCloseable {

    private static final int MOST_RECORDS = 500;
    private static final long MOST_BYTES = 4L << 20;

    private final ReplayTerms terms;
    private final LogScan origins;
    private final @Nullable ReplayProducer producer;
    private final Map<RejectId, Instant> marks;
    private final Clock clock = Clock.systemUTC();

    private final List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    private final List<String> batched = new ArrayList<>();
    private long batchBytes;

    private final List<String> sent = new ArrayList<>();
    private final List<String> replayedBefore = new ArrayList<>();
    private final List<Impossible> impossible = new ArrayList<>();

    /** A replay at those brokers. */
    public Replay(String bootstrapServers, ReplayTerms terms) {
        this.terms = terms;
        this.origins = new LogScan(bootstrapServers);
        this.producer = terms.dryRun() ? null : new ReplayProducer(bootstrapServers);
        this.marks = ReplayMarks.read(origins);
    }

    /** Takes one reject; it is sent with others. */
    public void take(Reject reject) {
        if (marks.containsKey(reject.id()) && !terms.again()) {
            replayedBefore.add(reject.id().toString());
            return;
        }
        Optional<Original> original = reject.origin().isEmpty() ? Optional.empty() : Original.of(reject, origins);
        if (original.isEmpty()) {
            impossible.add(new Impossible(reject.id().toString(), whyNot(reject)));
            return;
        }
        batch.add(original.get().again(reject, terms.newDomain()));
        batch.add(ReplayMarks.mark(reject.id(), clock.instant()));
        batched.add(reject.id().toString());
        batchBytes += original.get().bytes().length;
        if (batched.size() >= MOST_RECORDS || batchBytes >= MOST_BYTES) {
            send();
        }
    }

    /** Sends what waits, and tells what became of all. */
    public ReplayOutcome finish() {
        send();
        return new ReplayOutcome(terms.dryRun(), sent, replayedBefore, impossible);
    }

    private void send() {
        if (producer != null && !batch.isEmpty()) {
            producer.send(batch, sent.size());
        }
        sent.addAll(batched);
        batch.clear();
        batched.clear();
        batchBytes = 0;
    }

    private static String whyNot(Reject reject) {
        if (reject.origin().isEmpty()) {
            return "it does not say where it came from; ingest did not write it";
        }
        return reject.bytes() == Reject.Bytes.NOWHERE
                ? "its " + reject.sizeBytes() + " bytes came over HTTP and were too large to be kept"
                        + " (alluvium.ingest.largest-reject-bytes); send it again from its source"
                : "its bytes were too large to be copied, and "
                        + reject.origin().map(RejectLine.Place::of).orElseThrow()
                        + " has them no longer; send it again from its source";
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close();
        }
        origins.close();
    }
}
