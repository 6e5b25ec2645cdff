package io.alluvium.trainer.learn;

import io.alluvium.learning.DomainLearner;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.trainer.state.LearnerStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The learners of one task. Those used last are in memory; the others wait in the store and come back just as they were,
 * so that any number of domains fits. For one thread.
 */
final class Learners {

    private static final Logger LOG = LoggerFactory.getLogger(Learners.class);

    private final LearnerPlan plan;
    private final LearnerStore store;
    private final Map<String, LiveLearner> live = new LinkedHashMap<>(16, 0.75f, true);

    Learners(LearnerPlan plan, LearnerStore store) {
        this.plan = plan;
        this.store = store;
    }

    /** The domain's learner: from memory, else from the store, else a new one. */
    LiveLearner of(String domain) {
        LiveLearner known = live.get(domain);
        if (known != null) {
            return known;
        }
        LiveLearner opened = new LiveLearner(open(domain), store.bookmark(domain));
        live.put(domain, opened);
        if (live.size() > plan.liveLearners()) {
            live.remove(live.keySet().iterator().next());
        }
        return opened;
    }

    /** Keeps what the learner has learned since the last time. */
    void keep(String domain, LiveLearner learner) {
        store.keep(domain, learner.learner().drainChanges(), learner.bookmark());
    }

    /** Drops a learner that may be ahead of its store. */
    void forget(String domain) {
        live.remove(domain);
    }

    private DomainLearner open(String domain) {
        DomainLearner learner = store.learner(domain)
                .map(state -> DomainLearner.restore(plan.backbone(), state))
                .orElseGet(() -> plan.begin(domain));
        Recipe configured = plan.recipes().of(domain);
        if (!learner.recipe().toJson().equals(configured.toJson())) {
            LOG.atWarn()
                    .addKeyValue("domain", domain)
                    .addKeyValue("recipe", learner.recipe().name())
                    .addKeyValue("configured", configured.name())
                    .log("The domain keeps the recipe that it began with, which is not the configured one");
        }
        return learner;
    }
}
