package io.alluvium.registry.http;

import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.blob.Sha256;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client believes a tag to say, from its request headers.
 *
 * @param any the client does not care
 * @param value what it believes; null: there is none
 */
record TagBelief(boolean any, @Nullable String value) {

    private static final int DIGITS = 16;

    /** Compares the headers with the tags that this node knows; the domain's writer compares again. */
    static TagBelief of(TagAsked asked, Map<String, TagChange> tags) {
        TagChange set = tags.get(asked.tag());
        if (asked.ifMatch() != null) {
            if (set == null || !matches(asked.ifMatch(), set)) {
                throw new RegistryException(
                        ProblemKind.PRECONDITION_FAILED,
                        "Changing tag " + asked.tag() + " of " + asked.domain() + "@" + asked.version() + ": it says "
                                + (set == null ? "nothing" : "'" + set.getValue() + "', whose ETag is " + quoted(set))
                                + ", not what If-Match names; read it again and decide again");
            }
            return new TagBelief(false, set.getValue());
        }
        return new TagBelief(asked.ifNoneMatch() == null, null);
    }

    /** The entity tag of a tag that is set. */
    static EntityTag tag(TagChange set) {
        byte[] said = Objects.requireNonNullElse(set.getValue(), "").getBytes(StandardCharsets.UTF_8);
        return new EntityTag(Sha256.hex(said).substring(0, DIGITS));
    }

    private static boolean matches(String ifMatch, TagChange set) {
        return ifMatch.trim().equals("*") || ifMatch.trim().equals(quoted(set));
    }

    private static String quoted(TagChange set) {
        return "\"" + tag(set).getValue() + "\"";
    }
}
