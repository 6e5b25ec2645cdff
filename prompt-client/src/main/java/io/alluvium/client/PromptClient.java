package io.alluvium.client;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Follows the live prompts of domains:
 *
 * <pre>{@code
 * try (PromptClient client = new PromptClient(ClientSettings.of(directory, URI.create("http://localhost:8080")))) {
 *     PromptSubscription news = client.subscribe("news");
 *     news.onChange(prompt -> reload(prompt.directory()));
 * }
 * }</pre>
 *
 * <p>What was live last is on the disk and in use at once, whether a registry answers or not. Safe for use by many threads;
 * one directory belongs to one client at a time.
 */
public final class PromptClient implements AutoCloseable {

    private final ClientSettings settings;
    private final Map<String, PromptSubscription> subscriptions = new ConcurrentHashMap<>();

    /** Asks nothing yet. */
    public PromptClient(ClientSettings settings) {
        this.settings = settings;
    }

    /** Follows a domain from now on, or gives the subscription that does. */
    public PromptSubscription subscribe(String domain) {
        return subscriptions.computeIfAbsent(domain, name -> {
            PromptSubscription subscription = new PromptSubscription(name, settings);
            subscription.start();
            return subscription;
        });
    }

    /** What is live of a domain, as far as this client knows; follows the domain from now on. */
    public Optional<LivePrompt> live(String domain) {
        return subscribe(domain).live();
    }

    /** Follows nothing any more; the files stay. */
    @Override
    public void close() {
        subscriptions.values().forEach(PromptSubscription::close);
    }
}
