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
@Schema(
        name = "Domain",
        description = "A domain at a glance",
        examples = "{\"domain\":\"news\",\"versions\":7,\"newest\":{\"passed\":true,"
                + "\"reason\":\"better on every regime\",\"frozenPerplexity\":41.3,\"candidatePerplexity\":29.8,"
                + "\"budget\":0.02,\"scores\":[]},\"aliases\":[{\"domain\":\"news\",\"alias\":\"live\",\"version\":7,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"movedAt\":\"2026-01-01T00:00:00Z\",\"movedBy\":\"registry\","
                + "\"reason\":\"better on every regime\",\"automatic\":true,\"pinned\":false,\"revision\":7}]}")
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
