package io.alluvium.registry.cloud;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event in the JSON format of CloudEvents 1.0.
 *
 * @param specversion 1.0
 * @param id names the event, whichever node tells it and in whatever way
 * @param source the registry, whichever node
 * @param type what kind of event it is
 * @param subject what it is about
 * @param time when it was decided
 * @param datacontenttype application/json
 * @param partitionkey the domain; all events of one domain keep their order
 * @param position how far the log was read with this event: what to resume from; absent for passing news
 * @param data the version, decision or news, as the other resources show it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CloudEvent",
        description = "An event of the registry as CloudEvents 1.0",
        examples = "{\"specversion\":\"1.0\",\"id\":\"news/r-9\",\"source\":\"urn:alluvium:registry\","
                + "\"type\":\"io.alluvium.prompt.alias.moved.v1\",\"subject\":\"news:live\","
                + "\"time\":\"2026-01-01T00:00:00Z\",\"datacontenttype\":\"application/json\","
                + "\"partitionkey\":\"news\",\"position\":\"0:12.3:7\","
                + "\"data\":{\"kind\":\"move\",\"domain\":\"news\",\"alias\":\"live\",\"toVersion\":7}}")
public record CloudEvent(
        @Schema(examples = "1.0") String specversion,
        String id,
        @Schema(examples = "urn:alluvium:registry") String source,

        @Schema(examples = "io.alluvium.prompt.alias.moved.v1")
        String type,

        @Schema(examples = "news:live") String subject,
        @Nullable Instant time,
        @Schema(examples = "application/json") String datacontenttype,
        @Schema(examples = "news") String partitionkey,
        @Schema(examples = "0:12.3:7") @Nullable String position,
        @Schema(implementation = Object.class) Object data) {}
