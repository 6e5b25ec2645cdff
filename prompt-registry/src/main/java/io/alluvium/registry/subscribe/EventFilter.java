package io.alluvium.registry.subscribe;

import io.alluvium.registry.cloud.About;
import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.RegistryEvent;
import io.alluvium.registry.view.RegistryView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a subscriber chose: events that meet one word of each list that is not empty.
 *
 * @param domains of these domains
 * @param aliases about moves of these aliases, or workers that follow them
 * @param tags about versions that had one of these tags then ({@code name} or {@code name=value}), and changes of these tags.
 *     What the version had is asked of the log, so that every node chooses alike, now and when it is asked again.
 */
public record EventFilter(Set<String> domains, Set<String> aliases, List<String> tags) {

    /** Chooses everything. */
    public static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), List.of());

    /** Keeps copies. */
    public EventFilter {
        domains = Set.copyOf(domains);
        aliases = Set.copyOf(aliases);
        tags = List.copyOf(tags);
    }

    /** Whether the event is one of those. */
    public boolean passes(RegistryEvent event, RegistryView view) {
        return About.of(event.record())
                .filter(about -> domains.isEmpty() || domains.contains(about.domain()))
                .filter(about -> aliases.isEmpty() || ofAlias(about))
                .filter(about -> tags.isEmpty() || tags.stream().anyMatch(tag -> tagged(tag, about, event, view)))
                .isPresent();
    }

    private boolean ofAlias(About about) {
        return (about.kind().equals(About.ALIAS) || about.kind().equals(About.WORKER))
                && about.name() != null
                && aliases.contains(about.name());
    }

    private static boolean tagged(String tag, About about, RegistryEvent event, RegistryView view) {
        int equals = tag.indexOf('=');
        String name = equals < 0 ? tag : tag.substring(0, equals);
        if (about.kind().equals(About.TAG) && name.equals(about.name())) {
            return true;
        }
        LogMark mark = event.mark();
        Integer version = about.version();
        if (mark == null || version == null) {
            return false;
        }
        Optional<String> had = view.tagAt(about.domain(), version, name, mark);
        return had.isPresent() && (equals < 0 || had.get().equals(tag.substring(equals + 1)));
    }
}
