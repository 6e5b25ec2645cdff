package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.registry.rule.Pin;
import io.alluvium.schemas.AliasMove;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an alias names, as JSON.
 *
 * @param domain the domain
 * @param alias the alias
 * @param version the version it names
 * @param digest that version's digest
 * @param previousVersion the version it named before; absent for the first
 * @param movedAt when it moved there
 * @param movedBy who moved it
 * @param reason why
 * @param automatic whether the registry moved it by itself
 * @param pinned whether the registry itself leaves it there
 * @param revision the number of its last accepted move; 0 before such numbers were kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Alias",
        description = "What an alias names",
        examples = "{\"domain\":\"news\",\"alias\":\"live\",\"version\":6,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"previousVersion\":7,\"movedAt\":\"2026-01-01T00:00:00Z\",\"movedBy\":\"ada\","
                + "\"reason\":\"version 7 repeats itself\",\"automatic\":false,\"pinned\":true,\"revision\":12}")
public record AliasView(
        String domain,
        String alias,
        int version,
        String digest,
        @Nullable Integer previousVersion,
        Instant movedAt,
        String movedBy,
        String reason,
        boolean automatic,
        boolean pinned,
        long revision) {

    /** Of the last accepted move, and the one that made it name what it names. */
    static AliasView of(AliasMove last, AliasMove made, String digest) {
        return new AliasView(
                last.getDomain(),
                last.getAlias(),
                last.getToVersion(),
                digest,
                made.getFromVersion(),
                Instant.ofEpochMilli(made.getMovedAtMillis()),
                made.getActor(),
                made.getReason(),
                made.getAutomatic(),
                Pin.holds(last),
                last.getRevision());
    }
}
