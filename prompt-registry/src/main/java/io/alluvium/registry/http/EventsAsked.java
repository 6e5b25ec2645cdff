package io.alluvium.registry.http;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.subscribe.EventFilter;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for; each may be given several times, and any one of its values is enough.
 *
 * @param domains only of these domains
 * @param aliases only moves of these aliases, and workers that follow them
 * @param tags only about versions that had one of these tags, and changes of these tags
 * @param after where the client left off
 */
public record EventsAsked(
        @Parameter(description = "Only of this domain; may be given several times", example = "news")
        @QueryParam("domain")
        List<String> domains,

        @Parameter(
                description = "Only moves of this alias, and workers that follow it; may be given several times",
                example = "live")
        @QueryParam("alias")
        List<String> aliases,

        @Parameter(
                description = "Only about versions that had this tag then, as name or name=value, and changes of the"
                        + " tag; may be given several times",
                example = "quality=checked")
        @QueryParam("tag")
        List<String> tags,

        @Parameter(
                description = "The position of the last event seen; \"start\" means before the first one",
                example = "0:12.3:7")
        @QueryParam("after")
        @Nullable
        String after) {

    private static final String START = "start";

    EventFilter filter() {
        return new EventFilter(Set.copyOf(domains), Set.copyOf(aliases), tags);
    }

    /** Where the client left off; null where it says nothing of it. */
    @Nullable
    LogPosition from() {
        return after == null ? null : position("after", after);
    }

    /** The same, from the last event that the client says to have seen. */
    EventsAsked from(String lastEventId) {
        position(HttpHeaders.LAST_EVENT_ID_HEADER, lastEventId);
        return new EventsAsked(domains, aliases, tags, lastEventId);
    }

    /** Reads a position that a client passes back. */
    private static LogPosition position(String where, String text) {
        return (text.equals(START) ? Optional.of(LogPosition.START) : LogPosition.parse(text))
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.BAD_REQUEST,
                        "Going on from " + where
                                + ": it must be the position of an event, such as 0:12.3:7, or start"));
    }
}
