package io.alluvium.standalone.crash;

import io.alluvium.schemas.crash.CrashSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Who is killed when; a function of the seed. All moments are gone through in a random order, then again in another one:
 *
 * <ol>
 *   <li>each process while it stands at each of its own steps, and a little after, when it may be committing;
 *   <li>the broker while another process stands in an open transaction;
 *   <li>each process at any time.
 * </ol>
 */
final class CrashPlan {

    private static final int LONGEST_DELAY_MILLIS = 150;
    private static final int LONGEST_WAIT_MILLIS = 3_000;
    private static final List<CrashSite> OPEN_TRANSACTIONS =
            List.of(CrashSite.EXAMPLE_SENT, CrashSite.MANIFEST_SENT, CrashSite.STATE_KEPT, CrashSite.ANNOUNCEMENT_SENT);

    private CrashPlan() {}

    /** That many kills. */
    static List<Kill> of(int kills, long seed) {
        Random random = new Random(seed);
        List<Kill> plan = new ArrayList<>();
        while (plan.size() < kills) {
            List<Kill> round = round(random);
            Collections.shuffle(round, random);
            plan.addAll(round);
        }
        return List.copyOf(plan.subList(0, kills));
    }

    private static List<Kill> round(Random random) {
        List<Kill> round = new ArrayList<>();
        for (ServiceKind kind : ServiceKind.values()) {
            for (CrashSite site : kind.sites()) {
                round.add(Kill.at(kind, site));
                round.add(new Kill(kind, site, 1 + random.nextInt(LONGEST_DELAY_MILLIS)));
            }
            round.add(new Kill(kind, null, random.nextInt(LONGEST_WAIT_MILLIS)));
        }
        OPEN_TRANSACTIONS.forEach(site -> round.add(Kill.at(ServiceKind.BROKER, site)));
        return round;
    }
}
