package io.alluvium.registry.http;

import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.AliasMove;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client believes an alias to name, from its request headers. An alias's entity tag is the number of the version
 * that it names and of the move that made it so, such as {@code "6.12"}; a client that does not mind moves there and back
 * again leaves the second number out.
 *
 * @param expectAny the client does not care
 * @param mustExist the client believes only that it names something
 * @param version the version that it believes the alias to name; null: none
 * @param revision the move that it believes to be the last one; null: any
 */
record Precondition(
        boolean expectAny,
        boolean mustExist,
        @Nullable Integer version,
        @Nullable Long revision) {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})(?:\\.([0-9]{1,18}))?\"");

    /** Reads the headers; without any, only a forced move is allowed. */
    static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch, boolean forced) {
        if (ifMatch != null && ifNoneMatch == null) {
            return ifMatch.trim().equals("*") ? new Precondition(true, true, null, null) : named(ifMatch.trim());
        }
        if (ifMatch == null && ifNoneMatch != null && ifNoneMatch.trim().equals("*")) {
            return new Precondition(false, false, null, null);
        }
        if (ifMatch == null && ifNoneMatch == null && forced) {
            return new Precondition(true, false, null, null);
        }
        if (ifMatch == null && ifNoneMatch == null) {
            throw new RegistryException(
                    ProblemKind.PRECONDITION_REQUIRED,
                    "Moving an alias: say what it names now, so that nobody else's move is lost. Send If-Match with the"
                            + " ETag of a GET (such as If-Match: \"6.12\"), If-None-Match: * if it names nothing yet, or"
                            + " If-Match: * if you do not care; \"force\": true with a reason overrides this and the"
                            + " gate");
        }
        throw bad("send either If-Match or If-None-Match: *");
    }

    /** What a node that just looked believes. */
    static Precondition seen(@Nullable AliasMove last) {
        return last == null
                ? new Precondition(false, false, null, null)
                : new Precondition(false, false, last.getToVersion(), last.getRevision());
    }

    /** The entity tag of an alias, without quotes. */
    static String tag(AliasMove last) {
        return last.getToVersion() + "." + last.getRevision();
    }

    private static Precondition named(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw bad("If-Match must be * or one ETag such as \"6.12\"");
        }
        return new Precondition(
                false,
                false,
                Integer.valueOf(matcher.group(1)),
                matcher.group(2) == null ? null : Long.valueOf(matcher.group(2)));
    }

    private static RegistryException bad(String what) {
        return RegistryException.badRequest("what the client believes", what);
    }
}
