package io.alluvium.trainer.turn;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who of those that wait is next: the one whose last turn is the longest ago, and of several the one that waits longer.
 * So a domain that begins to wait comes before one that waits all the time.
 *
 * <p>The last {@value #REMEMBERED} turns are remembered. Who had none of them when it begins to wait counts as one whose
 * turn was just before these: so memory is bounded, and domains that were never seen cannot go on and on before one that
 * waits. For one thread.
 */
final class TurnOrder {

    /** Turns that are remembered. */
    static final int REMEMBERED = 100;

    private final Map<String, Place> places = new HashMap<>();
    private final NavigableMap<Place, String> line =
            new TreeMap<>(Comparator.comparingLong(Place::lastTurn).thenComparingLong(Place::arrival));
    private final LinkedHashMap<String, Long> lastTurns = new LinkedHashMap<>();
    private long turns;
    private long arrivals;

    /** Where a domain stands: by its last turn, then by when it came to stand there. */
    private record Place(long lastTurn, long arrival) {}

    /** A domain begins to wait; one that waits already keeps its place. */
    void begin(String domain) {
        if (!places.containsKey(domain)) {
            put(domain, Math.max(lastTurns.getOrDefault(domain, Long.MIN_VALUE), turns - REMEMBERED));
        }
    }

    /** Nothing of a domain waits any more. */
    void leave(String domain) {
        Place place = places.remove(domain);
        if (place != null) {
            line.remove(place);
        }
    }

    /** A domain had a turn, whether or not it waits for more. */
    void endTurn(String domain) {
        turns++;
        lastTurns.remove(domain);
        lastTurns.put(domain, turns);
        if (lastTurns.size() > REMEMBERED) {
            lastTurns.remove(lastTurns.keySet().iterator().next());
        }
        if (places.containsKey(domain)) {
            leave(domain);
            put(domain, turns);
        }
    }

    /** The domain whose turn it is. */
    Optional<String> next() {
        return Optional.ofNullable(line.firstEntry()).map(Map.Entry::getValue);
    }

    private void put(String domain, long lastTurn) {
        Place place = new Place(lastTurn, arrivals++);
        places.put(domain, place);
        line.put(place, domain);
    }
}
