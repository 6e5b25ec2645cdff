package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.DomainProgress;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the learning of a domain has come, as JSON.
 *
 * @param domain the domain
 * @param acceptedRecords examples seen
 * @param trainedRecords examples learned from
 * @param heldOutRecords examples kept for the gate
 * @param pendingRecords examples waiting
 * @param trainedTokens tokens learned from
 * @param steps optimiser steps
 * @param regimes regimes so far
 * @param driftsDetected times the domain changed
 * @param prequentialLoss loss on text before it was learned, with the prompt; absent before the first batch
 * @param frozenPrequentialLoss the same without the prompt
 * @param lastVersion the newest version proposed
 * @param updatedAt acceptance time of the last example seen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Progress",
        description = "How far the learning of a domain has come",
        examples = "{\"domain\":\"news\",\"acceptedRecords\":620,\"trainedRecords\":540,\"heldOutRecords\":60,"
                + "\"pendingRecords\":20,\"trainedTokens\":54000,\"steps\":72,\"regimes\":1,\"driftsDetected\":0,"
                + "\"prequentialLoss\":3.5,\"frozenPrequentialLoss\":3.9,\"lastVersion\":6,"
                + "\"updatedAt\":\"2026-01-01T00:00:00Z\"}")
public record ProgressView(
        @Schema(examples = "news") String domain,
        long acceptedRecords,
        long trainedRecords,
        long heldOutRecords,
        long pendingRecords,
        long trainedTokens,
        long steps,
        int regimes,
        long driftsDetected,
        @Nullable Double prequentialLoss,
        @Nullable Double frozenPrequentialLoss,
        @Nullable Integer lastVersion,
        Instant updatedAt) {

    static ProgressView of(DomainProgress progress) {
        return new ProgressView(
                progress.getDomain(),
                progress.getAcceptedRecords(),
                progress.getTrainedRecords(),
                progress.getHeldOutRecords(),
                progress.getPendingRecords(),
                progress.getTrainedTokens(),
                progress.getSteps(),
                progress.getRegimes(),
                progress.getDriftsDetected(),
                progress.getPrequentialLoss(),
                progress.getFrozenPrequentialLoss(),
                progress.getLastVersion(),
                Instant.ofEpochMilli(progress.getUpdatedAtMillis()));
    }
}
