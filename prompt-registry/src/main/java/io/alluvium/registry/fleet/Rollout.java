package io.alluvium.registry.fleet;

import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a version has come among the workers that follow the live alias of its domain.
 *
 * @param version the version
 * @param liveSince since when live names it; null where it names another one or none
 * @param serving workers that serve it
 * @param failed workers that tried to, and serve what they served before
 * @param behind workers that serve another version while this one is live
 * @param late whether who does not serve it has had time enough
 */
record Rollout(
        VersionManifest version,
        @Nullable Instant liveSince,
        List<WorkerAcknowledgement> serving,
        List<WorkerAcknowledgement> failed,
        List<WorkerAcknowledgement> behind,
        boolean late) {

    /** Sorts what the workers of the domain last said; they are late that long after the version became live. */
    static Rollout of(
            VersionManifest version, @Nullable Instant liveSince, List<WorkerAcknowledgement> said, Instant lateSince) {
        List<WorkerAcknowledgement> serving = new ArrayList<>();
        List<WorkerAcknowledgement> failed = new ArrayList<>();
        List<WorkerAcknowledgement> behind = new ArrayList<>();
        for (WorkerAcknowledgement each : said) {
            if (!each.getDigest().equals(version.getDigest())) {
                if (liveSince != null) {
                    behind.add(each);
                }
            } else if (each.getStatus() == WorkerStatus.SERVING) {
                serving.add(each);
            } else {
                failed.add(each);
            }
        }
        return new Rollout(
                version, liveSince, serving, failed, behind, liveSince != null && liveSince.isBefore(lateSince));
    }

    /** Whether the version is live and every worker that is known serves it. */
    boolean converged() {
        return liveSince != null && !serving.isEmpty() && failed.isEmpty() && behind.isEmpty();
    }

    /** How long the last worker took from the move of the alias; empty while not all serve it. */
    Optional<Duration> convergedAfter() {
        Instant since = liveSince;
        if (since == null || !converged()) {
            return Optional.empty();
        }
        Instant last = serving.stream()
                .map(each -> Instant.ofEpochMilli(each.getServingAtMillis()))
                .max(Instant::compareTo)
                .orElse(since);
        return Optional.of(last.isAfter(since) ? Duration.between(since, last) : Duration.ZERO);
    }

    /** Workers that should serve the version by now and do not. */
    List<String> stragglers() {
        return late
                ? Stream.concat(failed.stream(), behind.stream())
                        .map(WorkerAcknowledgement::getWorkerId)
                        .sorted()
                        .toList()
                : List.of();
    }
}
