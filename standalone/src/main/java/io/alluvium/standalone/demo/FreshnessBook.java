package io.alluvium.standalone.demo;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.standalone.report.Freshness;
import io.alluvium.standalone.report.Percentiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works out how soon each learned record was known. A domain's examples are learned in the order of the log, so the n-th
 * of those that are not held out is known to the first version that has learned n records.
 */
final class FreshnessBook {

    private final List<Double> served = new ArrayList<>();
    private final List<Double> answered = new ArrayList<>();
    private final List<Double> swaps = new ArrayList<>();

    /** Adds a domain. */
    void add(Witness witness, String domain, List<Answer> answers) {
        add(witness.versions(domain), witness.swaps(domain), witness.examples(domain), answers);
    }

    /** Adds a domain: its versions, what became live, its examples in the order of the log, and its answers. */
    void add(
            List<VersionManifest> versions,
            List<WorkerAcknowledgement> lives,
            List<Example> examples,
            List<Answer> answers) {
        Map<String, Long> learned = new HashMap<>();
        for (VersionManifest version : versions) {
            learned.put(version.getDigest(), version.getExamples().getTrainedRecords());
        }
        lives.forEach(swap -> swaps.add(swap.getSwapMillis()));
        long place = 0;
        for (Example example : examples) {
            if (!example.getHeldOut()) {
                place++;
                note(example, place, new Known(lives, learned, answers));
            }
        }
    }

    /** What is known of a domain: what became live, what each version had learned, and what was answered. */
    private record Known(List<WorkerAcknowledgement> lives, Map<String, Long> learned, List<Answer> answers) {

        boolean has(String digest, long place) {
            return learned.getOrDefault(digest, 0L) >= place;
        }
    }

    private void note(Example example, long place, Known known) {
        known.lives().stream()
                .filter(swap -> known.has(swap.getDigest(), place))
                .findFirst()
                .ifPresent(swap -> served.add((double) (swap.getServingAtMillis() - example.getAcceptedAtMillis())));
        known.answers().stream()
                .filter(answer -> known.has(answer.digest(), place))
                .findFirst()
                .ifPresent(answer -> answered.add((double) (answer.doneAtMillis() - example.getAcceptedAtMillis())));
    }

    /** The numbers over all domains. */
    Freshness freshness() {
        return new Freshness(Percentiles.of(served), Percentiles.of(answered), Percentiles.of(swaps));
    }
}
