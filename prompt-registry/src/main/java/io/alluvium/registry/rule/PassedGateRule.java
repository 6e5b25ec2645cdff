package io.alluvium.registry.rule;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.VersionManifest;
import java.util.Optional;

/** The alias {@code live} names versions that the gate passed; a person may override that, and the log keeps why. */
final class PassedGateRule implements Rule<AliasMove> {

    @Override
    public String name() {
        return "passed-gate";
    }

    @Override
    public Optional<Refusal> check(AliasMove wish, DomainFacts facts) {
        VersionManifest wanted = facts.version(wish.getDomain(), wish.getToVersion());
        if (!wish.getAlias().equals(PublishRules.LIVE)
                || wish.getForced()
                || wanted == null
                || wanted.getVerdict().getPassed()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Code.GATE_NOT_PASSED,
                "the gate did not pass version " + wish.getToVersion() + " of " + wish.getDomain() + " ("
                        + wanted.getVerdict().getReason() + "); to override it, force the move and give a reason"));
    }
}
