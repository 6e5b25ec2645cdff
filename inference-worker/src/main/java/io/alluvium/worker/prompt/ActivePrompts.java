package io.alluvium.worker.prompt;

import io.alluvium.worker.follow.PromptKey;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each alias names now. Readers take no lock: they see one map, and a swap puts another map in its place with one
 * write. A request that took its lease before the swap finishes on the former version, which is freed after the last
 * of them.
 */
final class ActivePrompts implements AutoCloseable {

    private static final Comparator<PromptKey> ORDER =
            Comparator.comparing(PromptKey::domain).thenComparing(PromptKey::alias);

    private volatile Map<PromptKey, LoadedPrompt> active = Map.of();

    /** Lets the alias name this prompt, whose maker's use it takes over. */
    void swap(PromptKey key, LoadedPrompt prompt) {
        letGo(replace(key, Optional.of(prompt)));
    }

    /** Lets the alias name nothing. */
    void remove(PromptKey key) {
        letGo(replace(key, Optional.empty()));
    }

    private synchronized Optional<LoadedPrompt> replace(PromptKey key, Optional<LoadedPrompt> prompt) {
        Map<PromptKey, LoadedPrompt> next = new TreeMap<>(ORDER);
        next.putAll(active);
        Optional<LoadedPrompt> former = Optional.ofNullable(next.remove(key));
        prompt.ifPresent(some -> next.put(key, some));
        active = next;
        return former;
    }

    private static void letGo(Optional<LoadedPrompt> former) {
        former.ifPresent(LoadedPrompt::letGo);
    }

    /** A lease on what the alias names now; empty if it names nothing. */
    Optional<PromptLease> lease(PromptKey key) {
        while (true) {
            LoadedPrompt prompt = active.get(key);
            if (prompt == null) {
                return Optional.empty();
            }
            if (prompt.tryUse()) {
                return Optional.of(new PromptLease(prompt));
            }
            Thread.onSpinWait(); // It was swapped and freed since it was looked up: look again.
        }
    }

    /** A lease on a version that some alias names now; empty if none does. */
    Optional<PromptLease> lease(String domain, int number) {
        return active.values().stream()
                .filter(prompt -> prompt.served().domain().equals(domain)
                        && prompt.served().version() == number)
                .filter(LoadedPrompt::tryUse)
                .map(PromptLease::new)
                .findFirst();
    }

    /** What each alias names now, by domain and alias. */
    Map<PromptKey, ServedVersion> names() {
        Map<PromptKey, LoadedPrompt> now = active;
        return now.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().served(), (a, b) -> a, () -> new TreeMap<>(ORDER)));
    }

    /** Lets all aliases name nothing. */
    @Override
    public void close() {
        names().keySet().forEach(this::remove);
    }
}
