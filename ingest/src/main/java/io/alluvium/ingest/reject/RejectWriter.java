package io.alluvium.ingest.reject;

import io.alluvium.ingest.examine.Arrival;
import io.alluvium.ingest.examine.Examined;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.schemas.ReplayHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes a refused record as it came: original key, value and headers, and the {@link RejectionHeaders}. Where these
 * would make a record larger than a broker takes, the value stays behind (the header {@link #VALUE_OMITTED} says so, and
 * the origin finds it in the records topic): a record that cannot be written would stop the stream for good.
 */
public final class RejectWriter implements Processor<String, Examined, byte[], byte[]> {

    /** Present with the value {@code true}: the original bytes were too large to be copied. */
    public static final String VALUE_OMITTED = "alluvium.value-omitted";

    private static final int LONGEST_REPLAY_HEADER = 200;

    private final int largestBytes;
    private @Nullable ProcessorContext<byte[], byte[]> context;

    /** A writer that copies at most that many bytes of key, value and headers together. */
    public RejectWriter(int largestBytes) {
        this.largestBytes = largestBytes;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> given) {
        this.context = given;
    }

    @Override
    public void process(Record<String, Examined> record) {
        if (record.value() instanceof Examined.Refused refused) {
            Objects.requireNonNull(context, "init comes before process").forward(reject(refused));
        }
    }

    // A key or value may be absent; Kafka's Record is not null-marked.
    @SuppressWarnings("NullAway")
    private Record<byte[], byte[]> reject(Examined.Refused refused) {
        Arrival arrival = refused.arrival();
        boolean fits = size(arrival) <= largestBytes;
        Headers headers = fits ? new RecordHeaders(arrival.headers().toArray()) : new RecordHeaders();
        describe(headers, refused.message(), arrival);
        if (!fits) {
            ReplayHeaders.ALL.forEach(name -> copy(arrival.headers().lastHeader(name), headers));
            put(headers, VALUE_OMITTED, "true");
        }
        byte[] key = fits || length(arrival.key()) <= largestBytes / 2 ? arrival.key() : null;
        return new Record<>(
                key, fits ? arrival.value() : null, refused.message().getRejectedAtMillis(), headers);
    }

    private static void describe(Headers headers, Rejection note, Arrival arrival) {
        put(headers, RejectionHeaders.REASON, note.getReason().name());
        put(headers, RejectionHeaders.DETAIL, note.getDetail());
        put(headers, RejectionHeaders.ORIGIN_TOPIC, note.getOrigin().getTopic());
        put(
                headers,
                RejectionHeaders.ORIGIN_PARTITION,
                String.valueOf(note.getOrigin().getPartition()));
        put(
                headers,
                RejectionHeaders.ORIGIN_OFFSET,
                String.valueOf(note.getOrigin().getOffset()));
        put(headers, RejectionHeaders.ORIGIN_TIMESTAMP, String.valueOf(arrival.timestampMillis()));
        put(headers, RejectionHeaders.REJECTED_AT, String.valueOf(note.getRejectedAtMillis()));
    }

    private static void copy(@Nullable Header header, Headers headers) {
        if (header != null && length(header.value()) <= LONGEST_REPLAY_HEADER) {
            headers.add(header);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static int size(Arrival arrival) {
        int size = length(arrival.key()) + length(arrival.value());
        for (var header : arrival.headers()) {
            size += header.key().length() + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
