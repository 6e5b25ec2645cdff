package io.alluvium.ingest.examine;

import io.alluvium.schemas.Origin;
import io.alluvium.schemas.ReplayHeaders;
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
 * @param timestampMillis the time that Kafka gives it, or gave it when it was offered first
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes are passed on as they came, never compared.
public record Arrival(
        byte @Nullable [] key, byte @Nullable [] value, Headers headers, Origin origin, long timestampMillis) {

    /** Takes a record; one that is offered again has the time when it was offered first. */
    public Arrival {
        timestampMillis = number(text(headers, ReplayHeaders.TIMESTAMP)).orElse(timestampMillis);
    }

    /** The domain that somebody gave it when it was offered again, else that of its key; empty where there is none. */
    String givenDomain() {
        return header(ReplayHeaders.DOMAIN).orElseGet(this::keyText);
    }

    /** The key as text; empty where it is absent or no UTF-8. */
    String keyText() {
        if (key == null) {
            return "";
        }
        if (isAscii(key)) {
            return new String(key, StandardCharsets.US_ASCII);
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

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    /** The last header of that name, as text. */
    Optional<String> header(String name) {
        return text(headers, name);
    }

    /** Size of the value, also of one that the door left behind. */
    int sizeBytes() {
        return value != null
                ? value.length
                : number(header(RequestHeaders.REFUSED_SIZE))
                        .map(size -> (int) Math.min(size, Integer.MAX_VALUE))
                        .orElse(0);
    }

    private static Optional<String> text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static Optional<Long> number(Optional<String> text) {
        return text.filter(digits -> digits.matches("[0-9]{1,18}")).map(Long::parseLong);
    }
}
