package io.alluvium.standalone.demo;

import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.standalone.report.Percentiles;
import io.alluvium.standalone.report.Serving;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares each answer with what was live while it was made. */
final class ServingBook {

    /** Clocks of one machine, but two stamps of one moment. */
    private static final long TOLERANCE_MILLIS = 20;

    private static final int SAMPLES = 3;

    private ServingBook() {}

    static Serving of(Witness witness, List<Answer> answers, List<String> errors) {
        int changes = 0;
        int notLive = 0;
        Map<String, String> last = new HashMap<>();
        for (Answer answer : answers) {
            if (answer.domain().equals("base")) {
                continue;
            }
            String before = last.put(answer.domain(), answer.digest());
            changes += before != null && !before.equals(answer.digest()) ? 1 : 0;
            notLive += wasLive(witness.swaps(answer.domain()), answer) ? 0 : 1;
        }
        return new Serving(
                answers.size(),
                errors.size(),
                errors.stream().limit(SAMPLES).toList(),
                changes,
                notLive,
                Percentiles.of(answers.stream()
                        .map(answer -> (double) (answer.doneAtMillis() - answer.sentAtMillis()))
                        .toList()));
    }

    /** Whether the answer's digest was live at some moment between question and answer. */
    static boolean wasLive(List<WorkerAcknowledgement> swaps, Answer answer) {
        for (int i = 0; i < swaps.size(); i++) {
            boolean begun = swaps.get(i).getServingAtMillis() <= answer.doneAtMillis() + TOLERANCE_MILLIS;
            boolean last = i == swaps.size() - 1;
            boolean notOver = last || swaps.get(i + 1).getServingAtMillis() >= answer.sentAtMillis() - TOLERANCE_MILLIS;
            if (begun && notOver && swaps.get(i).getDigest().equals(answer.digest())) {
                return true;
            }
        }
        return false;
    }
}
