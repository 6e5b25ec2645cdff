package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.registry.rule.Pin;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decided wish to move an alias, as JSON.
 *
 * @param kind move
 * @param domain the domain
 * @param alias the alias
 * @param requestId the name of the wish
 * @param status ACCEPTED or REFUSED
 * @param fromVersion the version that the alias named before; absent where it named none
 * @param toVersion the version asked for
 * @param expectedVersion the version that the wisher believed the alias to name
 * @param expectAny whether the wisher did not care
 * @param forced whether the wisher overrode the gate
 * @param automatic whether the registry asked by itself
 * @param pinned whether the alias is pinned then; absent where the wish was refused
 * @param revision the number of the accepted move; absent where it was refused, or before such numbers were kept
 * @param actor who asked
 * @param reason why
 * @param refusal why it was refused; absent where it was not
 * @param at when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AliasMove", description = "A decided wish to move an alias")
public record MoveView(
        @Schema(examples = "move") String kind,
        @Schema(examples = "news") String domain,
        @Schema(examples = "live") String alias,
        String requestId,
        @Schema(examples = "ACCEPTED") String status,
        @Nullable Integer fromVersion,
        @Schema(examples = "7") int toVersion,
        @Nullable Integer expectedVersion,
        boolean expectAny,
        boolean forced,
        boolean automatic,
        @Nullable Boolean pinned,
        @Nullable Long revision,
        @Schema(examples = "registry") String actor,
        @Schema(examples = "better on every regime") String reason,
        @Nullable String refusal,
        Instant at)
        implements HistoryView {

    static MoveView of(AliasMove move) {
        boolean accepted = move.getStatus() == AliasMoveStatus.ACCEPTED;
        return new MoveView(
                "move",
                move.getDomain(),
                move.getAlias(),
                move.getRequestId(),
                move.getStatus().name(),
                move.getFromVersion(),
                move.getToVersion(),
                move.getExpectedVersion(),
                move.getExpectAny(),
                move.getForced(),
                move.getAutomatic(),
                accepted ? Pin.holds(move) : null,
                accepted && move.getRevision() > 0 ? move.getRevision() : null,
                move.getActor(),
                move.getReason(),
                move.getRefusal(),
                Instant.ofEpochMilli(move.getMovedAtMillis()));
    }
}
