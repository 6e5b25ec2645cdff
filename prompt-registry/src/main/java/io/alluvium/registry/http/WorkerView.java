package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a worker last said of a domain, as JSON.
 *
 * @param workerId the worker
 * @param domain the domain
 * @param alias the alias that it follows
 * @param version the version announced to it
 * @param digest that version's digest
 * @param status SERVING or FAILED
 * @param error what went wrong; absent where nothing did
 * @param announcedAt when the alias moved
 * @param servingAt when the worker swapped or gave up
 * @param swapMillis how long the swap took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Worker",
        description = "What a worker serves of a domain",
        examples = "{\"workerId\":\"worker-1\",\"domain\":\"news\",\"alias\":\"live\",\"version\":7,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"status\":\"SERVING\",\"announcedAt\":\"2026-01-01T00:00:00Z\","
                + "\"servingAt\":\"2026-01-01T00:00:01Z\",\"swapMillis\":3.2}")
public record WorkerView(
        @Schema(examples = "worker-1") String workerId,
        @Schema(examples = "news") String domain,
        @Schema(examples = "live") String alias,
        @Schema(examples = "7") int version,
        String digest,
        @Schema(examples = "SERVING") String status,
        @Nullable String error,
        Instant announcedAt,
        Instant servingAt,
        @Schema(examples = "3.2") double swapMillis) {

    /** Makes the JSON of what a worker said. */
    public static WorkerView of(WorkerAcknowledgement said) {
        return new WorkerView(
                said.getWorkerId(),
                said.getDomain(),
                said.getAlias(),
                said.getVersion(),
                said.getDigest(),
                said.getStatus().name(),
                said.getError(),
                Instant.ofEpochMilli(said.getAnnouncedAtMillis()),
                Instant.ofEpochMilli(said.getServingAtMillis()),
                said.getSwapMillis());
    }
}
