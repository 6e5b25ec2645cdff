package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.registry.view.Served;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.VersionManifest;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an alias named at a moment, who made it so, and on what evidence, as JSON.
 *
 * @param domain the domain
 * @param alias the alias
 * @param at the moment asked for
 * @param version the version that it named then
 * @param digest that version's digest
 * @param since when it moved there
 * @param until when it moved on; absent where it is there still
 * @param movedBy who moved it there
 * @param reason why
 * @param automatic whether the registry moved it by itself
 * @param forced whether that overrode the gate
 * @param endedBy who moved it on; absent where it is there still
 * @param endedBecause why it moved on; absent where it is there still
 * @param verdict the gate's judgement of that version
 * @param examples what that version was learned from
 * @param href where all of that version is to be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Served",
        description = "What an alias named at a moment, who made it so, and on what evidence",
        examples = "{\"domain\":\"news\",\"alias\":\"live\",\"at\":\"2026-01-01T12:00:00Z\",\"version\":6,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"since\":\"2026-01-01T00:00:00Z\",\"movedBy\":\"registry\",\"reason\":\"better on every regime\","
                + "\"automatic\":true,\"forced\":false,\"verdict\":{\"passed\":true,"
                + "\"reason\":\"better on every regime\",\"frozenPerplexity\":41.3,\"candidatePerplexity\":29.8,"
                + "\"budget\":0.02,\"scores\":[]},\"examples\":{\"topic\":\"alluvium.examples.v1\",\"partition\":0,"
                + "\"firstOffset\":0,\"lastOffset\":600,\"trainedRecords\":540,\"heldOutRecords\":60,"
                + "\"trainedTokens\":54000,\"steps\":72},\"href\":\"/v1/prompts/news/versions/6\"}")
public record ServedView(
        String domain,
        String alias,
        Instant at,
        int version,
        String digest,
        Instant since,
        @Nullable Instant until,
        String movedBy,
        String reason,
        boolean automatic,
        boolean forced,
        @Nullable String endedBy,
        @Nullable String endedBecause,
        VerdictView verdict,
        VersionView.Examples examples,
        String href) {

    static ServedView of(Instant at, Served served, VersionManifest version) {
        AliasMove move = served.move();
        AliasMove ended = served.ended();
        return new ServedView(
                move.getDomain(),
                move.getAlias(),
                at,
                version.getVersion(),
                version.getDigest(),
                Instant.ofEpochMilli(served.fromMillis()),
                ended == null ? null : Instant.ofEpochMilli(ended.getMovedAtMillis()),
                move.getActor(),
                move.getReason(),
                move.getAutomatic(),
                move.getForced(),
                ended == null ? null : ended.getActor(),
                ended == null ? null : ended.getReason(),
                VerdictView.of(version.getVerdict()),
                VersionView.Examples.of(version.getExamples()),
                VersionView.href(version));
    }
}
