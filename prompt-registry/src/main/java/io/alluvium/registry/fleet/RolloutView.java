package io.alluvium.registry.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.registry.http.WorkerView;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a version has come among the workers, as JSON.
 *
 * @param domain the domain
 * @param version its number
 * @param digest its digest
 * @param liveSince since when live names it; absent where it does not
 * @param converged whether it is live and every known worker serves it
 * @param convergedAfterMillis how long the last one took; absent while not all serve it
 * @param serving workers that serve it
 * @param failed workers that tried to, and serve what they served before
 * @param behind workers that serve another version while this one is live
 * @param stragglers who of the last two has had time enough, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Rollout",
        description = "How far a version has come among the workers",
        examples = "{\"domain\":\"news\",\"version\":7,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"liveSince\":\"2026-01-01T00:00:00Z\",\"converged\":false,\"serving\":[{\"workerId\":\"worker-1\","
                + "\"domain\":\"news\",\"alias\":\"live\",\"version\":7,"
                + "\"digest\":\"9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de\","
                + "\"status\":\"SERVING\",\"announcedAt\":\"2026-01-01T00:00:00Z\","
                + "\"servingAt\":\"2026-01-01T00:00:01Z\",\"swapMillis\":3.2}],\"failed\":[],"
                + "\"behind\":[{\"workerId\":\"worker-2\",\"domain\":\"news\",\"alias\":\"live\",\"version\":6,"
                + "\"digest\":\"02a200c5de9b74c9897bac770ffc02910d5de9b74c9897bac770ffc0291e1f1a\","
                + "\"status\":\"SERVING\",\"announcedAt\":\"2025-12-31T00:00:00Z\","
                + "\"servingAt\":\"2025-12-31T00:00:01Z\",\"swapMillis\":3.1}],\"stragglers\":[\"worker-2\"]}")
public record RolloutView(
        String domain,
        int version,
        String digest,
        @Nullable Instant liveSince,
        boolean converged,
        @Nullable Long convergedAfterMillis,
        List<WorkerView> serving,
        List<WorkerView> failed,
        List<WorkerView> behind,
        List<String> stragglers) {

    static RolloutView of(Rollout rollout) {
        return new RolloutView(
                rollout.version().getDomain(),
                rollout.version().getVersion(),
                rollout.version().getDigest(),
                rollout.liveSince(),
                rollout.converged(),
                rollout.convergedAfter().map(Duration::toMillis).orElse(null),
                views(rollout.serving()),
                views(rollout.failed()),
                views(rollout.behind()),
                rollout.stragglers());
    }

    private static List<WorkerView> views(List<WorkerAcknowledgement> said) {
        return said.stream().map(WorkerView::of).toList();
    }
}
