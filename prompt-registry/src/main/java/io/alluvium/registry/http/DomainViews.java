package io.alluvium.registry.http;

import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.VersionManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

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

    AliasView alias(AliasMove move) {
        return AliasView.of(
                move,
                view().version(move.getDomain(), move.getToVersion())
                        .map(VersionManifest::getDigest)
                        .orElseThrow(() -> RegistryException.unknownVersion(move.getDomain(), move.getToVersion())));
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
