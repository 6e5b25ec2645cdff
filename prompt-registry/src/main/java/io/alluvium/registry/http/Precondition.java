package io.alluvium.registry.http;

import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client believes an alias to name, from its request headers. An alias's entity tag is the number of the version
 * that it names, in quotes.
 *
 * @param expectAny the client does not care
 * @param mustExist the client believes only that it names something
 * @param version the version that it believes the alias to name; null: none
 */
record Precondition(
        boolean expectAny, boolean mustExist, @Nullable Integer version) {

    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})\"");

    /** Reads the headers; without any, only a forced move is allowed. */
    static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch, boolean forced) {
        if (ifMatch != null && ifNoneMatch == null) {
            return ifMatch.trim().equals("*")
                    ? new Precondition(true, true, null)
                    : new Precondition(false, false, version(ifMatch.trim()));
        }
        if (ifMatch == null && ifNoneMatch != null && ifNoneMatch.trim().equals("*")) {
            return new Precondition(false, false, null);
        }
        if (ifMatch == null && ifNoneMatch == null && forced) {
            return new Precondition(true, false, null);
        }
        if (ifMatch == null && ifNoneMatch == null) {
            throw new RegistryException(
                    ProblemKind.PRECONDITION_REQUIRED,
                    "Moving an alias: say what it names now, so that nobody else's move is lost. Send If-Match with the"
                            + " ETag of a GET (such as If-Match: \"6\"), If-None-Match: * if it names nothing yet, or"
                            + " If-Match: * if you do not care; \"force\": true with a reason overrides this and the"
                            + " gate");
        }
        throw bad("send either If-Match or If-None-Match: *");
    }

    /** The entity tag of an alias that names the version. */
    static String tag(int version) {
        return "\"" + version + "\"";
    }

    private static int version(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw bad("If-Match must be * or one ETag such as \"6\"");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static RegistryException bad(String what) {
        return new RegistryException(ProblemKind.BAD_REQUEST, "Reading what the client believes: " + what);
    }
}
