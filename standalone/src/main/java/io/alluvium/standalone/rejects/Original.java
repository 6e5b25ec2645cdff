package io.alluvium.standalone.rejects;

import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.schemas.ReplayHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A refused record as it came.
 *
 * @param key its key
 * @param value its value
 * @param headers its headers, perhaps with those of the refusal
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on as they came, never compared.
public record Original(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    private static final List<String> OF_THE_REFUSAL = Stream.of(
                    RejectionHeaders.ALL,
                    RequestHeaders.ALL_OF_REFUSAL,
                    List.of(RejectWriter.VALUE_OMITTED, ReplayHeaders.OF, ReplayHeaders.FIRST, ReplayHeaders.TIMESTAMP))
            .flatMap(List::stream)
            .toList();

    /** The bytes of a reject: its own, or those in the topic that it came from; empty if they are nowhere any more. */
    public static Optional<Original> of(Reject reject, LogScan origins) {
        return switch (reject.bytes()) {
            case HERE -> Optional.of(new Original(reject.key(), reject.value(), reject.headers()));
            case AT_ORIGIN ->
                reject.origin()
                        .flatMap(at -> origins.at(at.getTopic(), at.getPartition(), at.getOffset()))
                        .filter(record -> record.value() != null)
                        .map(Original::of);
            case NOWHERE -> Optional.empty();
        };
    }

    private static Original of(ConsumerRecord<byte[], byte[]> record) {
        return new Original(record.key(), record.value(), record.headers());
    }

    /**
     * The record to be offered again: as it came, and saying of which reject it is a replay.
     *
     * @param reject the reject that it was kept in
     * @param newDomain the domain that it shall belong to; null leaves it as it was
     */
    ProducerRecord<byte[], byte[]> again(Reject reject, @Nullable String newDomain) {
        Headers offered = new RecordHeaders(headers.toArray());
        OF_THE_REFUSAL.forEach(offered::remove);
        put(offered, ReplayHeaders.OF, reject.id().toString());
        put(offered, ReplayHeaders.FIRST, reject.first());
        if (reject.offeredAtMillis() >= 0) {
            put(offered, ReplayHeaders.TIMESTAMP, Long.toString(reject.offeredAtMillis()));
        }
        if (newDomain != null || reject.refusedAtDoor()) {
            // The door goes by the path of the request, whatever the document says; here the key has it.
            put(offered, ReplayHeaders.DOMAIN, newDomain != null ? newDomain : reject.domain());
        }
        return new ProducerRecord<>(
                reject.origin().orElseThrow().getTopic(),
                null,
                newDomain == null ? key : utf8(newDomain),
                value,
                offered);
    }

    /** Its value; no bytes where it has none. */
    public byte[] bytes() {
        return value == null ? new byte[0] : value;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
