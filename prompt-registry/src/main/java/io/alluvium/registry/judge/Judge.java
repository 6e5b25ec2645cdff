package io.alluvium.registry.judge;

import io.alluvium.registry.rule.DomainFacts;
import io.alluvium.registry.rule.PublishRule;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.rule.Refusal;
import io.alluvium.registry.rule.Succession;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.VersionManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides, and does nothing else: proposals and wishes in, rulings out. */
final class Judge {

    private static final String SELF = "registry";

    private final List<PublishRule> rules;

    Judge(List<PublishRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** A proposal is published, known already, or refused; a new version becomes the candidate, a passed one live. */
    List<Ruling> rule(VersionManifest proposed, Ledger ledger, long nowMillis) {
        Succession succession = Succession.of(proposed, ledger);
        if (succession instanceof Succession.Replay) {
            return List.of();
        }
        if (succession instanceof Succession.Broken broken) {
            AliasMove wish = automatic(proposed, PublishRules.CANDIDATE, ledger, nowMillis);
            return ledger.decided(wish.getDomain(), wish.getRequestId())
                    ? List.of()
                    : List.of(refused(wish, broken.refusal(), ledger, nowMillis));
        }
        List<Ruling> rulings = new ArrayList<>();
        rulings.add(new Ruling.Published(proposed));
        rulings.add(moved(automatic(proposed, PublishRules.CANDIDATE, ledger, nowMillis), proposed, nowMillis));
        if (proposed.getVerdict().getPassed()) {
            rulings.add(moved(automatic(proposed, PublishRules.LIVE, ledger, nowMillis), proposed, nowMillis));
        }
        return rulings;
    }

    /** A wish is accepted or refused once; the same wish again changes nothing. */
    List<Ruling> rule(AliasMove wish, Ledger ledger, long nowMillis) {
        if (ledger.decided(wish.getDomain(), wish.getRequestId())) {
            return List.of();
        }
        Optional<Refusal> refusal = rules.stream()
                .flatMap(rule -> rule.check(wish, ledger).stream())
                .findFirst();
        if (refusal.isPresent()) {
            return List.of(refused(wish, refusal.get(), ledger, nowMillis));
        }
        VersionManifest wanted =
                Objects.requireNonNull(ledger.version(wish.getDomain(), wish.getToVersion()), "checked by the rules");
        AliasMove judged = AliasMove.newBuilder(wish)
                .setFromVersion(ledger.aliasVersion(wish.getDomain(), wish.getAlias()))
                .setAutomatic(false)
                .build();
        return List.of(moved(judged, wanted, nowMillis));
    }

    private static AliasMove automatic(VersionManifest version, String alias, DomainFacts facts, long nowMillis) {
        Integer current = facts.aliasVersion(version.getDomain(), alias);
        return AliasMove.newBuilder()
                .setDomain(version.getDomain())
                .setAlias(alias)
                .setRequestId(alias + "-" + version.getVersion() + "-" + version.getDigest())
                .setToVersion(version.getVersion())
                .setExpectedVersion(current)
                .setFromVersion(current)
                .setActor(SELF)
                .setReason(
                        alias.equals(PublishRules.LIVE) ? version.getVerdict().getReason() : "the newest version")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setMovedAtMillis(nowMillis)
                .setAutomatic(true)
                .build();
    }

    private static Ruling moved(AliasMove wish, VersionManifest manifest, long nowMillis) {
        return new Ruling.Moved(
                AliasMove.newBuilder(wish)
                        .setStatus(AliasMoveStatus.ACCEPTED)
                        .setRefusal(null)
                        .setMovedAtMillis(nowMillis)
                        .build(),
                manifest);
    }

    private static Ruling refused(AliasMove wish, Refusal refusal, DomainFacts facts, long nowMillis) {
        return new Ruling.Refused(AliasMove.newBuilder(wish)
                .setStatus(AliasMoveStatus.REFUSED)
                .setRefusal(refusal.line())
                .setFromVersion(facts.aliasVersion(wish.getDomain(), wish.getAlias()))
                .setMovedAtMillis(nowMillis)
                .build());
    }
}
