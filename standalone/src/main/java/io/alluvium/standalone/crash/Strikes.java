package io.alluvium.standalone.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kills of a run as they really came, which is not as planned where a step was not reached in time. */
final class Strikes {

    private final List<Kill> kills = new ArrayList<>();
    private final List<String> notReached = new ArrayList<>();

    /** Notes a kill of the plan and whether its step was reached, if it has one; gives it back as it really came. */
    Kill note(Kill planned, boolean reached) {
        Kill real = reached ? planned : planned.atAnyTime();
        kills.add(real);
        if (!reached) {
            notReached.add(planned.victim().label() + " " + planned.moment());
        }
        return real;
    }

    /** How many there were. */
    int count() {
        return kills.size();
    }

    /** How many of each process. */
    Map<String, Long> byVictim() {
        return count(kill -> kill.victim().label());
    }

    /** How many at each moment. */
    Map<String, Long> byMoment() {
        return count(Kill::moment);
    }

    /** How many steps of the plan were reached. */
    int reached() {
        return (int) kills.stream().filter(kill -> kill.site() != null).count();
    }

    /** The steps of the plan that were not. */
    List<String> notReached() {
        return List.copyOf(notReached);
    }

    private Map<String, Long> count(Function<Kill, String> name) {
        return kills.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }
}
