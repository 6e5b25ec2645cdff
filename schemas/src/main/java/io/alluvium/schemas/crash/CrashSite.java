package io.alluvium.schemas.crash;

/** The steps between two effects, in the order of publication. A crash at each of them must replay harmlessly. */
public enum CrashSite {
    /** Ingest has sent an accepted example on; nothing is committed. */
    EXAMPLE_SENT,
    /** The trainer has a version's files in the blob store; no manifest names them. */
    BLOBS_STORED,
    /** The trainer has sent the manifest; state and offsets are not written. */
    MANIFEST_SENT,
    /** The trainer has written manifest and state; the transaction is open. */
    STATE_KEPT,
    /** The registry has read a proposed version or a wish; nothing is decided. */
    PROPOSAL_READ,
    /** The registry has sent the move of an alias; it is not announced. */
    MOVE_SENT,
    /** The registry has sent the announcement; the transaction is open. */
    ANNOUNCEMENT_SENT,
    /** A worker has the files of an announced version; the former one serves. */
    PROMPT_FETCHED,
    /** A worker serves the new version; its disk has the former one. */
    PROMPT_IN_USE,
    /** A worker has kept the new version on its disk; nobody was told. */
    PROMPT_KEPT,
    /** A worker has told that it serves the new version. */
    SWAP_ACKNOWLEDGED
}
