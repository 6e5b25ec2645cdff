package io.alluvium.registry.hub;

import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.registry.view.Search;
import io.alluvium.registry.view.Term;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.VersionManifest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What revisions mean: numbers, digests and commits name a version for ever, aliases and tags what they name now. */
final class Revisions {

    /** What clients ask for who name no revision. */
    static final String MAIN = "main";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DIGEST = Pattern.compile("(?:sha256:)?([0-9a-f]{64}|[0-9a-f]{40})");

    private final RegistryView view;

    Revisions(RegistryView view) {
        this.view = view;
    }

    /** Whether a revision names the same version for ever. */
    static boolean fixed(String revision) {
        return NUMBER.matcher(revision).matches() || DIGEST.matcher(revision).matches();
    }

    /** The version that a revision of a domain means now. */
    VersionManifest find(String domain, String revision) {
        return named(domain, revision)
                .orElseThrow(() -> new RegistryException(
                        ProblemKind.UNKNOWN_VERSION,
                        "unknown-revision",
                        "Looking for revision " + revision + " of " + domain + ": it is no version's number or digest,"
                                + " no alias and no tag that a version has, and main is what the alias live names;"
                                + " GET /v1/prompts/" + domain + " shows what there is"));
    }

    private Optional<VersionManifest> named(String domain, String revision) {
        if (NUMBER.matcher(revision).matches()) {
            return view.version(domain, Integer.parseInt(revision));
        }
        Matcher digest = DIGEST.matcher(revision);
        if (digest.matches()) {
            return view.versionsOfDigestFrom(digest.group(1)).stream()
                    .filter(version -> version.getDomain().equals(domain))
                    .findFirst();
        }
        return view.alias(domain, revision.equals(MAIN) ? PublishRules.LIVE : revision)
                .map(AliasMove::getToVersion)
                .or(() -> tagged(domain, revision).map(VersionManifest::getVersion))
                .flatMap(version -> view.version(domain, version));
    }

    /** The newest version that has the tag, or the tag of that value. */
    private Optional<VersionManifest> tagged(String domain, String revision) {
        int equals = revision.indexOf('=');
        String term = equals < 0
                ? Term.tag(revision)
                : Term.tag(revision.substring(0, equals), revision.substring(equals + 1));
        return view.find(new Search(domain, List.of(term)), Optional.empty(), 1).stream()
                .findFirst();
    }
}
