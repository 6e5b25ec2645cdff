package io.alluvium.registry.rule;

import io.alluvium.schemas.VersionManifest;

/** What a proposed version is to the ones before it: numbers run from 1 without gaps and are never used twice. */
public sealed interface Succession {

    /** The version follows the newest one. */
    record Next() implements Succession {}

    /** The very same version was published before; nothing is to be done. */
    record Replay() implements Succession {}

    /**
     * The version must not be published.
     *
     * @param refusal why
     */
    record Broken(Refusal refusal) implements Succession {}

    /** Compares a proposal with what is settled. */
    static Succession of(VersionManifest proposed, DomainFacts facts) {
        int last = facts.lastVersion(proposed.getDomain());
        if (proposed.getVersion() == last + 1) {
            return new Next();
        }
        VersionManifest twin = facts.version(proposed.getDomain(), proposed.getVersion());
        if (twin == null) {
            return new Broken(new Refusal(
                    Refusal.Code.VERSION_GAP,
                    "version " + proposed.getVersion() + " of " + proposed.getDomain() + " was proposed, but "
                            + (last + 1) + " comes next"));
        }
        if (twin.getDigest().equals(proposed.getDigest())) {
            return new Replay();
        }
        return new Broken(new Refusal(
                Refusal.Code.VERSION_TWIN,
                "version " + proposed.getVersion() + " of " + proposed.getDomain() + " is published with digest "
                        + twin.getDigest() + " and was proposed again with " + proposed.getDigest()));
    }
}
