package io.alluvium.registry.problem;

/** The registry cannot answer as asked; the kind says what that means for the caller. */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String code;

    /** A problem with the code of its kind. */
    public RegistryException(ProblemKind kind, String detail) {
        this(kind, kind.code(), detail);
    }

    /** A problem with a finer code, such as that of a rule's refusal. */
    public RegistryException(ProblemKind kind, String code, String detail) {
        super(detail);
        this.kind = kind;
        this.code = code;
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
}
