package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.Retirement;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decided wish to retire a version or to take it back into use, as JSON.
 *
 * @param kind retirement
 * @param domain the domain
 * @param version the version
 * @param requestId the name of the wish
 * @param status ACCEPTED or REFUSED
 * @param retired whether it was to be retired; otherwise it was to be taken back
 * @param actor who asked
 * @param reason why
 * @param refusal why it was refused; absent where it was not
 * @param at when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Retirement", description = "A decided wish to retire a version or to take it back into use")
public record RetirementView(
        @Schema(examples = "retirement") String kind,
        @Schema(examples = "news") String domain,
        @Schema(examples = "6") int version,
        String requestId,
        @Schema(examples = "ACCEPTED") String status,
        boolean retired,
        @Schema(examples = "ada") String actor,
        @Schema(examples = "it learned a broken feed") String reason,
        @Nullable String refusal,
        Instant at)
        implements HistoryView {

    static RetirementView of(Retirement wish) {
        return new RetirementView(
                "retirement",
                wish.getDomain(),
                wish.getVersion(),
                wish.getRequestId(),
                wish.getStatus().name(),
                wish.getRetired(),
                wish.getActor(),
                wish.getReason(),
                wish.getRefusal(),
                Instant.ofEpochMilli(wish.getDecidedAtMillis()));
    }
}
