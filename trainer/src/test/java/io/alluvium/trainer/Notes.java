package io.alluvium.trainer;

import io.alluvium.learning.LearnerProgress;
import io.alluvium.learning.StepReport;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.trainer.learn.TrainingWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what it hears. */
public class Notes implements TrainingWatcher {

    /** Steps done. */
    public final List<StepReport> steps = new CopyOnWriteArrayList<>();

    /** Records handled. */
    public final List<String> handled = new CopyOnWriteArrayList<>();

    /** Examples that wait for their turn, by domain, as heard last. */
    public final Map<String, Long> waiting = new ConcurrentHashMap<>();

    /** Versions proposed. */
    public final List<VersionManifest> proposed = new CopyOnWriteArrayList<>();

    /** Records not used. */
    public final List<PassedOver> passedOver = new CopyOnWriteArrayList<>();

    @Override
    public void stepped(String domain, StepReport step) {
        steps.add(step);
    }

    @Override
    public void handled(String domain, LearnerProgress progress, Duration took) {
        handled.add(domain);
    }

    @Override
    public void waiting(String domain, long examples) {
        waiting.put(domain, examples);
    }

    @Override
    public void proposed(VersionManifest manifest) {
        proposed.add(manifest);
    }

    @Override
    public void passedOver(PassedOver why, String detail) {
        passedOver.add(why);
    }
}
