package io.alluvium.standalone.rejects;

import io.alluvium.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rejects were offered again, and when. A mark commits in one transaction with the record that it speaks of, and
 * outlives the reject, so that no reject is offered twice by mistake.
 */
public final class ReplayMarks {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayMarks.class);

    private ReplayMarks() {}

    /** All marks. */
    public static Map<RejectId, Instant> read(LogScan scan) {
        Map<RejectId, Instant> marks = new HashMap<>();
        scan.all(Topics.REPLAYS, null, (record, done, all) -> read(record, marks));
        return marks;
    }

    private static void read(ConsumerRecord<byte[], byte[]> record, Map<RejectId, Instant> marks) {
        try {
            marks.put(
                    RejectId.parse(new String(record.key(), StandardCharsets.UTF_8)),
                    Instant.parse(new String(record.value(), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
            LOG.debug("A foreign record among the marks", e);
        }
    }

    static ProducerRecord<byte[], byte[]> mark(RejectId id, Instant now) {
        return new ProducerRecord<>(
                Topics.REPLAYS,
                id.toString().getBytes(StandardCharsets.UTF_8),
                now.toString().getBytes(StandardCharsets.UTF_8));
    }
}
