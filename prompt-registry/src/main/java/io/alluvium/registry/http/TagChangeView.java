package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.TagChange;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decided wish to set or remove a tag, as JSON.
 *
 * @param kind tag
 * @param domain the domain
 * @param version the version
 * @param requestId the name of the wish
 * @param status ACCEPTED or REFUSED
 * @param tag the tag
 * @param value what it was to say; absent where it was to be removed
 * @param actor who asked
 * @param reason why
 * @param refusal why it was refused; absent where it was not
 * @param at when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TagChange", description = "A decided wish to set or remove a tag")
public record TagChangeView(
        @Schema(examples = "tag") String kind,
        @Schema(examples = "news") String domain,
        @Schema(examples = "6") int version,
        String requestId,
        @Schema(examples = "ACCEPTED") String status,
        @Schema(examples = "quality") String tag,
        @Schema(examples = "checked") @Nullable String value,
        @Schema(examples = "ada") String actor,
        @Schema(examples = "read fifty answers") String reason,
        @Nullable String refusal,
        Instant at)
        implements HistoryView {

    static TagChangeView of(TagChange wish) {
        return new TagChangeView(
                "tag",
                wish.getDomain(),
                wish.getVersion(),
                wish.getRequestId(),
                wish.getStatus().name(),
                wish.getTag(),
                wish.getValue(),
                wish.getActor(),
                wish.getReason(),
                wish.getRefusal(),
                Instant.ofEpochMilli(wish.getDecidedAtMillis()));
    }
}
