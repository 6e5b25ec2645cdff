package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What all wishes have in common, asked or judged.
 *
 * @param domain whose writer judges it
 * @param requestId its name
 * @param subject what it is about, for people
 * @param actor who wishes
 * @param refusal why it was refused; null where it was not, or is not judged yet
 */
public record Wish(
        String domain,
        String requestId,
        String subject,
        String actor,
        @Nullable String refusal) {

    /** A record as a wish; empty where it is none. */
    public static Optional<Wish> of(SpecificRecord record) {
        if (record instanceof AliasMove move) {
            return Optional.of(new Wish(
                    move.getDomain(),
                    move.getRequestId(),
                    "move " + move.getDomain() + ":" + move.getAlias() + " to version " + move.getToVersion(),
                    move.getActor(),
                    move.getRefusal()));
        }
        if (record instanceof Retirement retirement) {
            return Optional.of(new Wish(
                    retirement.getDomain(),
                    retirement.getRequestId(),
                    (retirement.getRetired() ? "retire " : "restore ") + retirement.getDomain() + "@"
                            + retirement.getVersion(),
                    retirement.getActor(),
                    retirement.getRefusal()));
        }
        if (record instanceof TagChange tag) {
            return Optional.of(new Wish(
                    tag.getDomain(),
                    tag.getRequestId(),
                    "tag " + tag.getDomain() + "@" + tag.getVersion() + " with " + tag.getTag(),
                    tag.getActor(),
                    tag.getRefusal()));
        }
        return Optional.empty();
    }
}
