package io.alluvium.standalone.crash;

import io.alluvium.schemas.crash.CrashSite;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kill of the plan.
 *
 * @param victim who is killed
 * @param site the step that some process stands at when it happens; null: whatever happens then
 * @param delayMillis how long after the step was left; 0: while the process stands at it. Without a step: how long after
 *     the kill before
 */
record Kill(ServiceKind victim, @Nullable CrashSite site, int delayMillis) {

    /** At a step. */
    static Kill at(ServiceKind victim, CrashSite site) {
        return new Kill(victim, site, 0);
    }

    /** The same where its step was not reached. */
    Kill atAnyTime() {
        return new Kill(victim, null, delayMillis);
    }

    /** The moment as reports name it. */
    String moment() {
        if (site == null) {
            return "any time";
        }
        return (delayMillis == 0 ? "at " : "soon after ")
                + site.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
