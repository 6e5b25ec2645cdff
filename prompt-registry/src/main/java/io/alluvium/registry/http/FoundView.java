package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.VersionManifest;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version that was found, as JSON.
 *
 * @param standing its name, aliases, tags and retirement
 * @param passed whether the gate passed it
 * @param perplexity its held-out perplexity
 * @param frozenPerplexity the same of the frozen model
 * @param createdAt acceptance time of the last example of its range
 * @param href where all of it is to be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "FoundVersion",
        description = "A version that was found",
        examples = "{\"standing\":{\"domain\":\"news\",\"version\":6,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"aliases\":[\"live\"],\"tags\":{\"quality\":\"checked\"}},\"passed\":true,\"perplexity\":29.8,"
                + "\"frozenPerplexity\":41.3,\"createdAt\":\"2026-01-01T00:00:00Z\","
                + "\"href\":\"/v1/prompts/news/versions/6\"}")
public record FoundView(
        StandingView standing,
        boolean passed,
        double perplexity,
        double frozenPerplexity,
        Instant createdAt,
        String href) {

    static FoundView of(VersionManifest version, StandingView standing) {
        return new FoundView(
                standing,
                version.getVerdict().getPassed(),
                version.getVerdict().getCandidatePerplexity(),
                version.getVerdict().getFrozenPerplexity(),
                Instant.ofEpochMilli(version.getCreatedAtMillis()),
                VersionView.href(version));
    }
}
