package io.alluvium.registry.http;

import io.alluvium.schemas.TagChange;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a version, as JSON.
 *
 * @param domain the domain
 * @param version the version
 * @param tag its name
 * @param value what it says
 * @param setBy who set it
 * @param reason why
 * @param setAt when
 */
@Schema(
        name = "Tag",
        description = "A tag of a version",
        examples = "{\"domain\":\"news\",\"version\":6,\"tag\":\"quality\",\"value\":\"checked\",\"setBy\":\"ada\","
                + "\"reason\":\"read fifty answers\",\"setAt\":\"2026-01-01T00:00:00Z\"}")
public record TagView(
        String domain, int version, String tag, @Nullable String value, String setBy, String reason, Instant setAt) {

    static TagView of(TagChange set) {
        return new TagView(
                set.getDomain(),
                set.getVersion(),
                set.getTag(),
                set.getValue(),
                set.getActor(),
                set.getReason(),
                Instant.ofEpochMilli(set.getDecidedAtMillis()));
    }
}
