package io.alluvium.registry.http;

import io.alluvium.registry.cloud.CloudEvent;
import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.registry.subscribe.Poll;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a poll found, as JSON.
 *
 * @param position how far the log was read: what to ask after next
 * @param events the events, in the order of each domain
 */
@Schema(name = "Poll", description = "What was new", examples = "{\"position\":\"0:12.3:7\",\"events\":[]}")
public record PollView(@Schema(examples = "0:12.3:7") String position, List<CloudEvent> events) {

    static PollView of(Poll.Answer answer, CloudEvents events) {
        return new PollView(
                answer.position().id(),
                answer.reads().stream()
                        .flatMap(read -> events.of(read.event().record(), read.position()).stream())
                        .toList());
    }
}
