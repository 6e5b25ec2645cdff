package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.VersionManifest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A domain at a glance, as JSON.
 *
 * @param domain the domain
 * @param versions how many versions were published
 * @param newest the verdict of the newest version; absent where there is none
 * @param aliases what its aliases name
 * @param progress how far its learning has come; absent where nothing was learned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Domain", description = "A domain at a glance")
public record DomainView(
        @Schema(examples = "news") String domain,
        @Schema(examples = "7") int versions,
        @Nullable VerdictView newest,
        List<AliasView> aliases,
        @Nullable ProgressView progress) {

    static DomainView of(
            String domain, @Nullable VersionManifest newest, List<AliasView> aliases, @Nullable ProgressView progress) {
        return new DomainView(
                domain,
                newest == null ? 0 : newest.getVersion(),
                newest == null ? null : VerdictView.of(newest.getVerdict()),
                aliases,
                progress);
    }
}
