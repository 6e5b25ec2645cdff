package io.alluvium.registry.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the versions that meet several terms. Each term has an ordered list of versions; from a place that one of them
 * has, all others are asked for their next one, and the farthest is the next place to look at. So the cost follows the
 * shortest list and what is found, not the number of versions.
 */
final class Finder {

    private final Shelf shelf;
    private final List<String> lists = new ArrayList<>();

    Finder(Shelf shelf, Search search) {
        this.shelf = shelf;
        search.terms().forEach(term -> lists.add(ViewKeys.found(term)));
        if (lists.isEmpty()) {
            lists.add(ViewKeys.VERSIONS);
        }
    }

    /** The places of versions that meet all terms, from that place on, as long as they begin so. */
    List<String> from(String start, String beginning, int limit) {
        List<String> found = new ArrayList<>();
        Optional<String> place = next(start);
        while (place.isPresent() && place.get().startsWith(beginning) && found.size() < limit) {
            found.add(place.get());
            place = next(place.get() + '\0');
        }
        return found;
    }

    private Optional<String> next(String from) {
        String place = from;
        int agreed = 0;
        for (int i = 0; agreed < lists.size(); i = (i + 1) % lists.size()) {
            String list = lists.get(i);
            Optional<String> key = shelf.firstFrom(list, list + place);
            if (key.isEmpty()) {
                return Optional.empty();
            }
            String found = key.get().substring(list.length());
            agreed = found.equals(place) ? agreed + 1 : 1;
            place = found;
        }
        return Optional.of(place);
    }
}
