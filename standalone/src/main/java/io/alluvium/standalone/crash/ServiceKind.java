package io.alluvium.standalone.crash;

import io.alluvium.schemas.crash.CrashSite;
import java.util.List;
import java.util.Locale;

/** What can be killed, and the steps that it takes on the way from a record to an answer. */
enum ServiceKind {
    BROKER("standalone"),
    INGEST("ingest", CrashSite.EXAMPLE_SENT),
    TRAINER("trainer", CrashSite.BLOBS_STORED, CrashSite.MANIFEST_SENT, CrashSite.STATE_KEPT),
    REGISTRY("prompt-registry", CrashSite.PROPOSAL_READ, CrashSite.MOVE_SENT, CrashSite.ANNOUNCEMENT_SENT),
    WORKER(
            "inference-worker",
            CrashSite.PROMPT_FETCHED,
            CrashSite.PROMPT_IN_USE,
            CrashSite.PROMPT_KEPT,
            CrashSite.SWAP_ACKNOWLEDGED);

    private final String module;
    private final List<CrashSite> sites;

    ServiceKind(String module, CrashSite... sites) {
        this.module = module;
        this.sites = List.of(sites);
    }

    /** The module whose package it is. */
    String module() {
        return module;
    }

    /** The steps that it takes. */
    List<CrashSite> sites() {
        return sites;
    }

    /** As reports name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
