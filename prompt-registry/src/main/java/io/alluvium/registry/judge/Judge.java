package io.alluvium.registry.judge;

import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.rule.Refusal;
import io.alluvium.registry.rule.RuleBook;
import io.alluvium.registry.rule.Succession;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides, and does nothing else: proposals and wishes in, rulings out. */
final class Judge {

    private final RuleBook rules;

    Judge(RuleBook rules) {
        this.rules = rules;
    }

    /**
     * A proposal is published, known already, or refused; a new version becomes the candidate, a passed one live, where
     * nobody pinned them.
     */
    List<Ruling> rule(VersionManifest proposed, Ledger ledger, long nowMillis) {
        Moves moves = new Moves(ledger, nowMillis);
        Succession succession = Succession.of(proposed, ledger);
        if (succession instanceof Succession.Replay) {
            return List.of();
        }
        if (succession instanceof Succession.Broken broken) {
            AliasMove wish = moves.automatic(proposed, PublishRules.CANDIDATE);
            return ledger.decided(wish.getDomain(), wish.getRequestId())
                    ? List.of()
                    : List.of(moves.refused(wish, broken.refusal()));
        }
        List<Ruling> rulings = new ArrayList<>();
        rulings.add(new Ruling.Published(proposed));
        rulings.add(promote(proposed, PublishRules.CANDIDATE, moves));
        if (proposed.getVerdict().getPassed()) {
            rulings.add(promote(proposed, PublishRules.LIVE, moves));
        }
        return rulings;
    }

    private Ruling promote(VersionManifest version, String alias, Moves moves) {
        AliasMove wish = moves.automatic(version, alias);
        return RuleBook.firstRefusal(rules.promotions(), wish, moves.facts())
                .map(no -> moves.refused(wish, no))
                .orElseGet(() -> moves.accepted(wish, version));
    }

    /** A wish is accepted or refused once; the same wish again changes nothing. */
    List<Ruling> rule(AliasMove wish, Ledger ledger, long nowMillis) {
        if (ledger.decided(wish.getDomain(), wish.getRequestId())) {
            return List.of();
        }
        Moves moves = new Moves(ledger, nowMillis);
        Optional<Refusal> refusal = RuleBook.firstRefusal(rules.moves(), wish, ledger);
        if (refusal.isPresent()) {
            return List.of(moves.refused(wish, refusal.get()));
        }
        VersionManifest wanted =
                Objects.requireNonNull(ledger.version(wish.getDomain(), wish.getToVersion()), "checked by the rules");
        return List.of(
                moves.accepted(AliasMove.newBuilder(wish).setAutomatic(false).build(), wanted));
    }

    /** The same for the wish to retire a version. */
    List<Ruling> rule(Retirement wish, Ledger ledger, long nowMillis) {
        if (ledger.decided(wish.getDomain(), wish.getRequestId())) {
            return List.of();
        }
        Optional<Refusal> no = RuleBook.firstRefusal(rules.retirements(), wish, ledger);
        Retirement judged = Retirement.newBuilder(wish)
                .setStatus(no.isPresent() ? AliasMoveStatus.REFUSED : AliasMoveStatus.ACCEPTED)
                .setRefusal(no.map(Refusal::line).orElse(null))
                .setDecidedAtMillis(nowMillis)
                .build();
        return List.of(no.isPresent() ? new Ruling.Refused(judged) : new Ruling.Retired(judged));
    }

    /** The same for the wish to tag a version. */
    List<Ruling> rule(TagChange wish, Ledger ledger, long nowMillis) {
        if (ledger.decided(wish.getDomain(), wish.getRequestId())) {
            return List.of();
        }
        Optional<Refusal> no = RuleBook.firstRefusal(rules.tags(), wish, ledger);
        TagChange judged = TagChange.newBuilder(wish)
                .setStatus(no.isPresent() ? AliasMoveStatus.REFUSED : AliasMoveStatus.ACCEPTED)
                .setRefusal(no.map(Refusal::line).orElse(null))
                .setDecidedAtMillis(nowMillis)
                .build();
        return List.of(no.isPresent() ? new Ruling.Refused(judged) : new Ruling.Tagged(judged));
    }
}
