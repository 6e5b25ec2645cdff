package io.alluvium.registry.problem;

import java.util.OptionalLong;

/** The registry cannot answer as asked; the kind says what that means for the caller. */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String code;
    private final long length;

    /** A problem with the code of its kind. */
    public RegistryException(ProblemKind kind, String detail) {
        this(kind, kind.code(), detail);
    }

    /** A problem with a finer code, such as that of a rule's refusal. */
    public RegistryException(ProblemKind kind, String code, String detail) {
        this(kind, code, detail, -1);
    }

    private RegistryException(ProblemKind kind, String code, String detail, long length) {
        super(detail);
        this.kind = kind;
        this.code = code;
        this.length = length;
    }

    /** A file of that length has none of the bytes asked for. */
    public static RegistryException shorter(String range, long length) {
        return new RegistryException(
                ProblemKind.RANGE_NOT_SATISFIABLE,
                ProblemKind.RANGE_NOT_SATISFIABLE.code(),
                "Reading bytes " + range + ": the file has " + length,
                length);
    }

    /** How many bytes there are, where the problem is that there are no more. */
    public OptionalLong length() {
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** What kind of problem it is. */
    public ProblemKind kind() {
        return kind;
    }

    /** The code for programs. */
    public String code() {
        return code;
    }

    /** Nothing was ever published for the domain. */
    public static RegistryException unknownDomain(String domain) {
        return new RegistryException(
                ProblemKind.UNKNOWN_DOMAIN,
                "Looking for domain " + domain + ": no version of it was published and no record learned; GET"
                        + " /v1/prompts lists the domains");
    }

    /** The domain has no such version. */
    public static RegistryException unknownVersion(String domain, int version) {
        return new RegistryException(
                ProblemKind.UNKNOWN_VERSION,
                "Looking for version " + version + " of " + domain + ": it was never published; GET /v1/prompts/"
                        + domain + "/versions lists the versions");
    }

    /** The alias names nothing. */
    public static RegistryException unknownAlias(String domain, String alias) {
        return new RegistryException(
                ProblemKind.UNKNOWN_ALIAS,
                "Looking for " + domain + ":" + alias + ": it names no version; GET /v1/prompts/" + domain
                        + "/aliases lists the aliases");
    }

    /** The request is not as it must be. */
    public static RegistryException badRequest(String reading, String what) {
        return new RegistryException(ProblemKind.BAD_REQUEST, "Reading " + reading + ": " + what);
    }

    /** The version has no such tag. */
    public static RegistryException unknownTag(String domain, int version, String tag) {
        return new RegistryException(
                ProblemKind.UNKNOWN_TAG,
                "Looking for tag " + tag + " of " + domain + "@" + version
                        + ": it has none of that name; GET /v1/prompts/" + domain + "/versions/" + version
                        + "/tags lists its tags");
    }
}
