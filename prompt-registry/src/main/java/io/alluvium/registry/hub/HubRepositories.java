package io.alluvium.registry.hub;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.peft.VersionDirectory;
import io.alluvium.registry.peft.VersionFiles;
import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.rule.PublishRules;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.VersionManifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** The domains as repositories. */
@ApplicationScoped
public class HubRepositories {

    private final RegistryNode node;
    private final VersionFiles files;
    private final String namespace;

    /** Shows what the node knows, under the owner that the settings name. */
    public HubRepositories(RegistryNode node, VersionFiles files, RegistryConfig config) {
        this.node = node;
        this.files = files;
        this.namespace = config.hub().namespace();
    }

    /** A revision of a repository. */
    Snapshot snapshot(String repository, String revision) {
        VersionManifest version = new Revisions(view()).find(domain(repository), revision);
        return new Snapshot(repository, version, Revisions.fixed(revision), VersionDirectory.of(version, files::read));
    }

    /** What aliases and versions are called, and what they are. */
    HubRefs refs(String repository) {
        String domain = domain(repository);
        Stream<HubRefs.Ref> main = view().alias(domain, PublishRules.LIVE).stream()
                .flatMap(live -> view().version(domain, live.getToVersion()).stream())
                .map(version -> HubRefs.branch(Revisions.MAIN, version));
        Stream<HubRefs.Ref> aliases = view().aliases(domain).stream()
                .flatMap(alias -> view().version(domain, alias.getToVersion()).stream()
                        .map(version -> HubRefs.branch(alias.getAlias(), version)));
        return new HubRefs(
                Stream.concat(main, aliases).toList(),
                view().versions(domain).stream().map(HubRefs::tag).toList());
    }

    /** Whether nobody should use the version any more. */
    boolean retired(VersionManifest version) {
        return view().retirement(version.getDomain(), version.getVersion()).isPresent();
    }

    private String domain(String repository) {
        int slash = repository.indexOf('/');
        String domain = repository.substring(slash + 1);
        boolean ours = slash < 0 || repository.substring(0, slash).equals(namespace);
        if (!ours || view().newest(domain).isEmpty()) {
            throw new RegistryException(
                    ProblemKind.UNKNOWN_DOMAIN,
                    "Looking for repository " + repository + ": no version of such a domain was published. This is a"
                            + " registry of prompts, where domain news is repository " + namespace + "/news; fetch"
                            + " base models from elsewhere");
        }
        return domain;
    }

    private RegistryView view() {
        return node.view();
    }
}
