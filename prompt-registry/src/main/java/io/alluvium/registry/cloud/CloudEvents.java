package io.alluvium.registry.cloud;

import io.alluvium.registry.event.LogPosition;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as CloudEvents.
 *
 * @param source what all nodes of this registry call themselves
 * @param data shows a record as JSON; empty where it is nothing for subscribers
 */
public record CloudEvents(String source, Function<SpecificRecord, Optional<?>> data) {

    /** What a registry calls itself that was given no other name. */
    public static final String USUAL_SOURCE = "urn:alluvium:registry";

    /** The version of the specification. */
    public static final String SPECVERSION = "1.0";

    /** The event of a record, up to which the log is read then; empty where it is nothing for subscribers. */
    public Optional<CloudEvent> of(SpecificRecord record, @Nullable LogPosition position) {
        return Attributes.of(record).flatMap(it -> data.apply(record).map(body -> event(it, position, body)));
    }

    private CloudEvent event(Attributes it, @Nullable LogPosition position, Object body) {
        return new CloudEvent(
                SPECVERSION,
                it.id(),
                source,
                it.type(),
                it.subject(),
                it.time(),
                "application/json",
                it.domain(),
                position == null ? null : position.id(),
                body);
    }
}
