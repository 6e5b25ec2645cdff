package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.VersionManifest;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version as JSON.
 *
 * @param domain the domain
 * @param version its number
 * @param digest its identity
 * @param parentVersion the version that learning went on from; absent for the first
 * @param verdict the gate's judgement
 * @param examples what it was learned from
 * @param sources whose texts it learned from; absent for versions of older programs
 * @param otherSourceRecords examples of sources beyond those; absent for versions of older programs
 * @param made what made it
 * @param blobs its files
 * @param createdAt acceptance time of the last example of its range
 * @param newestAcceptedAt acceptance time of the newest example learned
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Version",
        description = "One immutable version of a domain's soft prompt, with its lineage",
        examples = "{\"domain\":\"news\",\"version\":7,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\",\"parentVersion\":6,"
                + "\"verdict\":{\"passed\":true,\"reason\":\"better on every regime\",\"frozenPerplexity\":41.3,"
                + "\"candidatePerplexity\":29.8,\"budget\":0.02,\"scores\":[]},"
                + "\"examples\":{\"topic\":\"alluvium.examples.v1\",\"partition\":0,\"firstOffset\":0,"
                + "\"lastOffset\":600,\"trainedRecords\":540,\"heldOutRecords\":60,\"trainedTokens\":54000,"
                + "\"steps\":72},\"sources\":[{\"source\":\"reuters\",\"records\":540}],\"otherSourceRecords\":0,"
                + "\"made\":{\"tunerKind\":\"PREFIX\",\"baseModel\":\"alluvium-base\",\"backboneDigest\":\"c0...\","
                + "\"tokenizerDigest\":\"5a...\",\"recipeName\":\"gated-anchored-prefix\",\"recipeJson\":\"{}\","
                + "\"seed\":7,\"codeVersion\":\"0.1.0\"},\"blobs\":[{\"name\":\"adapter_model.safetensors\","
                + "\"sha256\":\"4f...\",\"sizeBytes\":40960,\"mediaType\":\"application/octet-stream\","
                + "\"href\":\"/v1/blobs/4f...\"}],\"createdAt\":\"2026-01-01T00:00:00Z\","
                + "\"newestAcceptedAt\":\"2026-01-01T00:00:00Z\"}")
public record VersionView(
        @Schema(examples = "news") String domain,
        @Schema(examples = "7") int version,

        @Schema(examples = "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de")
        String digest,

        @Nullable Integer parentVersion,
        VerdictView verdict,
        Examples examples,
        @Nullable List<Source> sources,
        @Nullable Long otherSourceRecords,
        Making made,
        List<Blob> blobs,
        Instant createdAt,
        Instant newestAcceptedAt) {

    /** Makes the JSON of a manifest. */
    static VersionView of(VersionManifest version) {
        boolean named = !version.getSources().isEmpty();
        return new VersionView(
                version.getDomain(),
                version.getVersion(),
                version.getDigest(),
                version.getParentVersion(),
                VerdictView.of(version.getVerdict()),
                Examples.of(version.getExamples()),
                named ? version.getSources().stream().map(Source::of).toList() : null,
                named ? version.getOtherSourceRecords() : null,
                Making.of(version),
                version.getBlobs().stream().map(Blob::of).toList(),
                Instant.ofEpochMilli(version.getCreatedAtMillis()),
                Instant.ofEpochMilli(version.getNewestAcceptedAtMillis()));
    }

    /** Where a version is to be read. */
    static String href(VersionManifest version) {
        return "/v1/prompts/"
                + UriBuilder.fromPath("{d}").build(version.getDomain()).getRawPath() + "/versions/"
                + version.getVersion();
    }

    /**
     * A source that the version learned from.
     *
     * @param source its name, as the producer gave it; empty where none was given
     * @param records examples of it
     */
    @Schema(name = "VersionSource")
    public record Source(String source, long records) {

        static Source of(SourceShare share) {
            return new Source(share.getSource(), share.getRecords());
        }
    }

    /**
     * The range of the examples log.
     *
     * @param topic the topic
     * @param partition the partition
     * @param firstOffset the first offset that counts
     * @param lastOffset the last one
     * @param trainedRecords examples learned from
     * @param heldOutRecords examples kept for the gate
     * @param trainedTokens tokens learned from
     * @param steps optimiser steps
     */
    @Schema(name = "VersionExamples")
    public record Examples(
            String topic,
            int partition,
            long firstOffset,
            long lastOffset,
            long trainedRecords,
            long heldOutRecords,
            long trainedTokens,
            long steps) {

        static Examples of(ExampleRange range) {
            return new Examples(
                    range.getTopic(),
                    range.getPartition(),
                    range.getFirstOffset(),
                    range.getLastOffset(),
                    range.getTrainedRecords(),
                    range.getHeldOutRecords(),
                    range.getTrainedTokens(),
                    range.getSteps());
        }
    }

    /**
     * What made a version, so that it can be made again.
     *
     * @param tunerKind PREFIX or PROMPT
     * @param baseModel name of the frozen model
     * @param backboneDigest digest of its weights
     * @param tokenizerDigest digest of its tokenizer
     * @param recipeName name of the recipe
     * @param recipeJson the whole recipe, as the JSON text that the digest covers
     * @param seed seed of every random choice
     * @param codeVersion version of the program
     * @param arithmetic how numbers were computed; absent for versions of older programs
     */
    @Schema(name = "VersionMaking")
    public record Making(
            String tunerKind,
            String baseModel,
            String backboneDigest,
            String tokenizerDigest,
            String recipeName,
            String recipeJson,
            long seed,
            String codeVersion,
            @Nullable Arithmetic arithmetic) {

        static Making of(VersionManifest version) {
            return new Making(
                    version.getTunerKind(),
                    version.getBaseModel(),
                    version.getBackboneDigest(),
                    version.getTokenizerDigest(),
                    version.getRecipeName(),
                    version.getRecipeJson(),
                    version.getSeed(),
                    version.getCodeVersion(),
                    Arithmetic.of(version.getArithmetic()));
        }
    }

    /**
     * How numbers were computed: with the same, the version can be made again to the last bit.
     *
     * @param precision FP32 or BF16
     * @param threads threads that shared one operation
     * @param device cpu, or cuda:N
     * @param processor kind of processor
     */
    @Schema(name = "VersionArithmetic")
    public record Arithmetic(String precision, int threads, String device, String processor) {

        static @Nullable Arithmetic of(io.alluvium.schemas.@Nullable Arithmetic known) {
            return known == null
                    ? null
                    : new Arithmetic(known.getPrecision(), known.getThreads(), known.getDevice(), known.getProcessor());
        }
    }

    /**
     * A file of a version.
     *
     * @param name its name in the PEFT directory
     * @param sha256 its digest
     * @param sizeBytes its size
     * @param mediaType its media type
     * @param href where to get it
     */
    @Schema(name = "VersionBlob")
    public record Blob(String name, String sha256, long sizeBytes, String mediaType, String href) {

        static Blob of(BlobReference blob) {
            return new Blob(
                    blob.getName(),
                    blob.getSha256(),
                    blob.getSizeBytes(),
                    blob.getMediaType(),
                    "/v1/blobs/" + blob.getSha256());
        }
    }
}
