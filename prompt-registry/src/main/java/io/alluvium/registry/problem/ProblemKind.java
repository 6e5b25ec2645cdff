package io.alluvium.registry.problem;

/** The table from what went wrong to HTTP status and stable code; the codes are a public contract. */
public enum ProblemKind {
    /** The request does not say what it must, or says it wrongly. */
    BAD_REQUEST(400, "bad-request", "The request cannot be understood"),
    /** No version of the domain was ever published. */
    UNKNOWN_DOMAIN(404, "unknown-domain", "No such domain"),
    /** The domain has no version of that number. */
    UNKNOWN_VERSION(404, "unknown-version", "No such version"),
    /** The alias names nothing. */
    UNKNOWN_ALIAS(404, "unknown-alias", "No such alias"),
    /** The blob store has no bytes of that digest. */
    UNKNOWN_BLOB(404, "unknown-blob", "No such blob"),
    /** The version has no such file. */
    UNKNOWN_FILE(404, "unknown-file", "No such file"),
    /** The version has no such tag. */
    UNKNOWN_TAG(404, "unknown-tag", "No such tag"),
    /** No webhook has that id. */
    UNKNOWN_WEBHOOK(404, "unknown-webhook", "No such webhook"),
    /** The alias named nothing at that time. */
    NOTHING_SERVED(404, "nothing-served", "Nothing was served"),
    /** The wish contradicts a rule. */
    WISH_REFUSED(409, "refused", "The registry refused"),
    /** What the client believed is not so any more. */
    PRECONDITION_FAILED(412, "precondition-failed", "It has changed meanwhile"),
    /** The file has no such bytes. */
    RANGE_NOT_SATISFIABLE(416, "range-not-satisfiable", "The file is shorter"),
    /** The client did not say what it believes the alias to name. */
    PRECONDITION_REQUIRED(428, "precondition-required", "Say what the alias names now"),
    /** The stored bytes are not what their name says. */
    BLOB_DAMAGED(500, "blob-damaged", "A stored file is damaged"),
    /** The blob store could not be read. */
    BLOB_UNREADABLE(500, "blob-unreadable", "A stored file cannot be read"),
    /** A version's file is not in the blob store. */
    BLOB_MISSING(500, "blob-missing", "A file of the version is missing"),
    /** This node cannot read or write the log now. */
    UNAVAILABLE(503, "unavailable", "The registry is not ready"),
    /** The wish is in the log's queue, but was not decided in time. */
    UNDECIDED(504, "undecided", "No decision yet");

    private final int status;
    private final String code;
    private final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code for programs. */
    public String code() {
        return code;
    }

    /** The sentence that is the same every time. */
    public String title() {
        return title;
    }
}
