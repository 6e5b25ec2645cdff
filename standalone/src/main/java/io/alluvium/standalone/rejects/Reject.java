package io.alluvium.standalone.rejects;

import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.ingest.parse.DocumentParser;
import io.alluvium.ingest.parse.ParseResult;
import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.schemas.ReplayHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of the rejects topic.
 *
 * @param id its place there
 * @param key the original key, in any bytes
 * @param value the original value; null if there was none, or if it was left behind
 * @param headers the original headers and those of the refusal
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on as they came, never compared.
public record Reject(RejectId id, byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    private static final DocumentParser PARSER = new DocumentParser();

    /** Where the original bytes are. */
    public enum Bytes {
        /** In the reject itself. */
        HERE,
        /** Too large for a reject; in the topic that the record came from, for as long as that keeps it. */
        AT_ORIGIN,
        /** Too large for both: the HTTP door let them go. */
        NOWHERE
    }

    /** A record of the rejects topic. */
    public static Reject of(ConsumerRecord<byte[], byte[]> record) {
        return new Reject(
                new RejectId(record.partition(), record.offset()), record.key(), record.value(), record.headers());
    }

    /** Where the original bytes are. */
    public Bytes bytes() {
        if (value != null || header(RejectWriter.VALUE_OMITTED).isEmpty()) {
            return Bytes.HERE;
        }
        return header(RequestHeaders.REFUSED_SIZE).isPresent() ? Bytes.NOWHERE : Bytes.AT_ORIGIN;
    }

    /** The reason as a code; empty where a foreign program wrote here. */
    public String reason() {
        return header(RejectionHeaders.REASON).orElse("");
    }

    /** Why, for people. */
    public String detail() {
        return header(RejectionHeaders.DETAIL).orElse("");
    }

    /** The place that it was refused from; empty where a foreign program wrote here. */
    public Optional<Origin> origin() {
        long partition = number(RejectionHeaders.ORIGIN_PARTITION);
        long offset = number(RejectionHeaders.ORIGIN_OFFSET);
        return header(RejectionHeaders.ORIGIN_TOPIC)
                .filter(topic -> partition >= 0 && partition <= Integer.MAX_VALUE && offset >= 0)
                .map(topic -> new Origin(topic, (int) partition, offset));
    }

    /** When the record was offered, in milliseconds since the epoch; -1 where that is not known. */
    public long offeredAtMillis() {
        return number(RejectionHeaders.ORIGIN_TIMESTAMP);
    }

    /** When it was refused, in milliseconds since the epoch; -1 where that is not known. */
    public long rejectedAtMillis() {
        return number(RejectionHeaders.REJECTED_AT);
    }

    /** The first reject of this record: itself, unless it was offered again and refused again. */
    public String first() {
        return header(ReplayHeaders.FIRST).orElse(id.toString());
    }

    /** Size of the original value in bytes; -1 where it is not here. */
    public long sizeBytes() {
        if (bytes() == Bytes.HERE) {
            return value == null ? 0 : value.length;
        }
        return number(RequestHeaders.REFUSED_SIZE);
    }

    /** Whether the HTTP door refused it; then the key is the domain of the request's path. */
    public boolean refusedAtDoor() {
        return header(RequestHeaders.REFUSED).isPresent();
    }

    /** The domain as ingest took it, whether it may be one or not; empty where nothing names one. */
    public String domain() {
        Optional<String> given = header(ReplayHeaders.DOMAIN);
        if (given.isPresent()) {
            return given.get();
        }
        String own = refusedAtDoor() || !(PARSER.parse(value) instanceof ParseResult.Parsed parsed)
                ? null
                : parsed.document().getDomain();
        return own == null || own.isEmpty() ? text(key) : own;
    }

    /** The last header of that name as text. */
    public Optional<String> header(String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? Optional.empty() : Optional.of(text(header.value()));
    }

    private long number(String name) {
        return header(name)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
