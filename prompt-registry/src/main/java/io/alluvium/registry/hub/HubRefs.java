package io.alluvium.registry.hub;

import io.alluvium.schemas.VersionManifest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a repository's revisions are called, as the Hub says it.
 *
 * @param branches what moves: main and the aliases
 * @param tags what does not: the versions, newest first
 * @param converts nothing
 */
@Schema(
        name = "HubRefs",
        description = "The revisions of a repository",
        examples = "{\"branches\":[{\"name\":\"main\",\"ref\":\"refs/heads/main\","
                + "\"targetCommit\":\"9b74c9897bac770ffc029102a200c5de9b74c989\"}],"
                + "\"tags\":[{\"name\":\"7\",\"ref\":\"refs/tags/7\","
                + "\"targetCommit\":\"9b74c9897bac770ffc029102a200c5de9b74c989\"}],\"converts\":[]}")
public record HubRefs(List<Ref> branches, List<Ref> tags, List<Ref> converts) {

    HubRefs(List<Ref> branches, List<Ref> tags) {
        this(branches, tags, List.of());
    }

    static Ref branch(String name, VersionManifest version) {
        return new Ref(name, "refs/heads/" + name, Snapshot.commit(version));
    }

    static Ref tag(VersionManifest version) {
        String name = Integer.toString(version.getVersion());
        return new Ref(name, "refs/tags/" + name, Snapshot.commit(version));
    }

    /**
     * A revision's name.
     *
     * @param name the name
     * @param ref the same as Git has it
     * @param targetCommit what it stands for
     */
    @Schema(name = "HubRef")
    public record Ref(String name, String ref, String targetCommit) {}
}
