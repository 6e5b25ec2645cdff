package io.alluvium.standalone.stream.compare;

import io.alluvium.standalone.stream.course.Course;
import io.alluvium.standalone.stream.replay.Published;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The changes of text that a domain's learner saw, against those that there were.
 *
 * @param changes how many there were
 * @param delays records from each change that was seen to its alarm
 * @param falseAlarms alarms before any change, or after the first one of a change
 */
record Alarms(int changes, List<Long> delays, int falseAlarms) {

    /** Those of a run on a stream of one domain. */
    static Alarms of(Course course, List<Published> published) {
        List<Long> places = new ArrayList<>();
        long records = 0;
        for (int stage = 0; stage < course.stages().size(); stage++) {
            if (stage > 0 && course.learned()[stage] != course.learned()[stage - 1]) {
                places.add(records);
            }
            records += course.stages().get(stage).texts().size();
        }
        return of(places, published.get(0).drifts());
    }

    /** Changes after so many records each, and alarms after so many, both in their order. */
    static Alarms of(List<Long> changes, List<Long> alarms) {
        List<Long> delays = new ArrayList<>();
        int falseAlarms = 0;
        int seen = -1;
        for (long alarm : alarms) {
            int last = (int) changes.stream().filter(change -> change < alarm).count() - 1;
            if (last > seen) {
                delays.add(alarm - changes.get(last));
                seen = last;
            } else {
                falseAlarms++;
            }
        }
        return new Alarms(changes.size(), delays, falseAlarms);
    }

    /** The mean delay in records; null where no change was seen. */
    @Nullable
    Double delay() {
        return delays.isEmpty()
                ? null
                : (Double) delays.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
