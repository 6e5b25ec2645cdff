package io.alluvium.ingest.examine;

import io.alluvium.schemas.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came from the records topic.
 *
 * @param key its key, in any bytes
 * @param value its value, in any bytes
 * @param headers its headers
 * @param origin its place in the topic
 * @param timestampMillis the time that Kafka gives it
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on as they came, never compared.
public record Arrival(
        byte @Nullable [] key, byte @Nullable [] value, Headers headers, Origin origin, long timestampMillis) {

    /** The key as text; empty where it is absent or no UTF-8. */
    String keyText() {
        if (key == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    /** The last header of that name, as text. */
    Optional<String> header(String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Size of the value, also of one that the door left behind. */
    int sizeBytes() {
        if (value != null) {
            return value.length;
        }
        return header(RequestHeaders.REFUSED_SIZE)
                .filter(size -> size.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
