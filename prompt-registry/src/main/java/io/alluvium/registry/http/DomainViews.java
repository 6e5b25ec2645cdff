package io.alluvium.registry.http;

import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.registry.view.Served;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.VersionManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts together what several resources show of a domain. */
@ApplicationScoped
public class DomainViews {

    private final RegistryNode node;

    /** Reads what the node knows. */
    public DomainViews(RegistryNode node) {
        this.node = node;
    }

    DomainView of(String domain) {
        return DomainView.of(
                domain,
                view().newest(domain).orElse(null),
                aliases(domain),
                view().progress(domain).map(ProgressView::of).orElse(null));
    }

    List<AliasView> aliases(String domain) {
        return view().aliases(domain).stream().map(this::alias).toList();
    }

    /** The alias after that accepted move. */
    AliasView alias(AliasMove last) {
        AliasMove made = Objects.equals(last.getFromVersion(), last.getToVersion())
                ? view().served(last.getDomain(), last.getAlias(), Long.MAX_VALUE)
                        .map(Served::move)
                        .filter(move -> move.getToVersion() == last.getToVersion())
                        .orElse(last)
                : last;
        return AliasView.of(
                last,
                made,
                view().version(last.getDomain(), last.getToVersion())
                        .map(VersionManifest::getDigest)
                        .orElseThrow(() -> RegistryException.unknownVersion(last.getDomain(), last.getToVersion())));
    }

    /** The version, or the problem that there is none. */
    public VersionManifest version(String domain, int version) {
        require(domain);
        return view().version(domain, version).orElseThrow(() -> RegistryException.unknownVersion(domain, version));
    }

    /** How the version stands now. */
    StandingView standing(VersionManifest version) {
        String domain = version.getDomain();
        Map<String, String> tags = new TreeMap<>();
        view().tags(domain, version.getVersion())
                .forEach((name, set) -> tags.put(name, String.valueOf(set.getValue())));
        return new StandingView(
                domain,
                version.getVersion(),
                version.getDigest(),
                view().aliases(domain).stream()
                        .filter(alias -> alias.getToVersion() == version.getVersion())
                        .map(AliasMove::getAlias)
                        .toList(),
                tags,
                view().retirement(domain, version.getVersion())
                        .map(StandingView.Retired::of)
                        .orElse(null));
    }

    /** Throws where nothing is known of the domain. */
    void require(String domain) {
        if (view().newest(domain).isEmpty() && view().progress(domain).isEmpty()) {
            throw RegistryException.unknownDomain(domain);
        }
    }

    private RegistryView view() {
        return node.view();
    }
}
