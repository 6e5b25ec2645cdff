package io.alluvium.registry.judge;

import io.alluvium.registry.rule.DomainFacts;
import io.alluvium.registry.rule.Pin;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.rule.Refusal;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.VersionManifest;

/**
 * Alias moves as the log keeps them, at one moment.
 *
 * @param facts what is settled
 * @param nowMillis the moment
 */
record Moves(DomainFacts facts, long nowMillis) {

    private static final String SELF = "registry";

    /** The wish of the registry itself that comes with a version. */
    AliasMove automatic(VersionManifest version, String alias) {
        Integer current = facts.aliasVersion(version.getDomain(), alias);
        return AliasMove.newBuilder()
                .setDomain(version.getDomain())
                .setAlias(alias)
                .setRequestId(alias + "-" + version.getVersion() + "-" + version.getDigest())
                .setToVersion(version.getVersion())
                .setExpectedVersion(current)
                .setActor(SELF)
                .setReason(
                        alias.equals(PublishRules.LIVE) ? version.getVerdict().getReason() : "the newest version")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setMovedAtMillis(nowMillis)
                .setAutomatic(true)
                .build();
    }

    /** The wish as accepted, to name that version. */
    Ruling accepted(AliasMove wish, VersionManifest manifest) {
        AliasMove current = facts.alias(wish.getDomain(), wish.getAlias());
        return new Ruling.Moved(
                judged(wish)
                        .setStatus(AliasMoveStatus.ACCEPTED)
                        .setRefusal(null)
                        .setPin(Pin.after(wish, current))
                        .setRevision(current == null ? 1 : current.getRevision() + 1)
                        .build(),
                manifest);
    }

    /** The wish as refused. */
    Ruling refused(AliasMove wish, Refusal refusal) {
        return new Ruling.Refused(judged(wish)
                .setStatus(AliasMoveStatus.REFUSED)
                .setRefusal(refusal.line())
                .build());
    }

    private AliasMove.Builder judged(AliasMove wish) {
        return AliasMove.newBuilder(wish)
                .setFromVersion(facts.aliasVersion(wish.getDomain(), wish.getAlias()))
                .setMovedAtMillis(nowMillis);
    }
}
