package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param movedAt when it moved
 * @param movedBy who moved it
 * @param reason why
 * @param automatic whether the registry moved it by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Alias",
        description = "What an alias names",
        examples = "{\"domain\":\"news\",\"alias\":\"live\",\"version\":7,\"digest\":\"9b74c9...\","
                + "\"previousVersion\":6,\"movedAt\":\"2026-01-01T00:00:00Z\",\"movedBy\":\"registry\","
                + "\"reason\":\"better on every regime\",\"automatic\":true}")
public record AliasView(
        String domain,
        String alias,
        int version,
        String digest,
        @Nullable Integer previousVersion,
        Instant movedAt,
        String movedBy,
        String reason,
        boolean automatic) {

    static AliasView of(AliasMove move, String digest) {
        return new AliasView(
                move.getDomain(),
                move.getAlias(),
                move.getToVersion(),
                digest,
                move.getFromVersion(),
                Instant.ofEpochMilli(move.getMovedAtMillis()),
                move.getActor(),
                move.getReason(),
                move.getAutomatic());
    }
}
