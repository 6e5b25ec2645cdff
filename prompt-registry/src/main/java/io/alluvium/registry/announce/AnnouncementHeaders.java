package io.alluvium.registry.announce;

import io.alluvium.registry.cloud.Attributes;
import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes an announcement a CloudEvent in binary mode: its attributes stand in headers, and its value stays what it is. */
public final class AnnouncementHeaders {

    private static final String AVRO = "application/avro";

    private AnnouncementHeaders() {}

    /** Those headers of what led to the move, and the attributes of the move. */
    public static Headers of(AliasMove move, String source, Headers before) {
        Attributes event = Attributes.of(move).orElseThrow();
        Headers headers = new RecordHeaders(before);
        put(headers, CloudEventHeaders.SPECVERSION, CloudEvents.SPECVERSION);
        put(headers, CloudEventHeaders.ID, event.id());
        put(headers, CloudEventHeaders.SOURCE, source);
        put(headers, CloudEventHeaders.TYPE, event.type());
        put(headers, CloudEventHeaders.SUBJECT, event.subject());
        put(headers, CloudEventHeaders.TIME, String.valueOf(event.time()));
        put(headers, CloudEventHeaders.PARTITION_KEY, event.domain());
        put(headers, CloudEventHeaders.CONTENT_TYPE, AVRO);
        return headers;
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
