package io.alluvium.client;

import io.alluvium.client.PromptFolder.Kept;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One domain's live prompt, kept up to date on a thread of its own:
 *
 * <ol>
 *   <li>what was kept on the disk is in use at once;
 *   <li>one of the registry's nodes is listened to, from the last event on, and then asked what is live;
 *   <li>a version that is not the one in use is fetched, checked, given its place and swapped in one write;
 *   <li>when anything fails, the next node is tried, ever later; what is in use stays in use.
 * </ol>
 */
public final class PromptSubscription implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PromptSubscription.class);
    private static final String MOVE = "alias";
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final String domain;
    private final ClientSettings settings;
    private final PromptFolder folder;
    private final HttpClient http;
    private final List<Consumer<LivePrompt>> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Kept kept;
    private volatile @Nullable EventLines stream;
    private volatile @Nullable String lastError;
    private @Nullable String lastEventId;

    PromptSubscription(String domain, ClientSettings settings) {
        this.domain = domain;
        this.settings = settings;
        this.folder = new PromptFolder(settings.directory(), domain, settings.check());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.patience().timeout())
                .build();
        this.thread = new Thread(this::run, "prompt-client-" + domain);
        this.thread.setDaemon(true);
    }

    void start() {
        folder.load().ifPresent(last -> {
            kept = last;
            lastEventId = last.lastEventId();
        });
        thread.start();
    }

    /** What is live, as far as this program knows; empty before it knew anything. */
    public Optional<LivePrompt> live() {
        Kept now = kept;
        return now == null ? Optional.empty() : Optional.of(now.prompt());
    }

    /** Tells a listener of every version that is in use from now on, on this subscription's thread. */
    public void onChange(Consumer<LivePrompt> listener) {
        listeners.add(listener);
    }

    /** Whether a registry is being listened to. */
    public boolean connected() {
        return stream != null;
    }

    /** What went wrong last; empty since a registry was asked with success. */
    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }

    private void run() {
        int failures = 0;
        for (int turn = 0; open(); turn++) {
            URI address = settings.registries().get(turn % settings.registries().size());
            try {
                follow(new Registry(http, address, settings.patience()));
                failures = 0;
            } catch (IOException | VersionRefusedException e) {
                failures = lastError == null ? 1 : failures + 1;
                complain(address, e);
            } catch (InterruptedException closed) {
                return;
            }
            pause(failures);
        }
    }

    /** Listens first and asks then, so that no move falls between. */
    private void follow(Registry registry) throws IOException, InterruptedException {
        try (EventLines events = new EventLines(registry.events(domain, settings.alias(), lastEventId))) {
            update(registry);
            stream = events;
            lastError = null;
            for (String name = events.next(); name != null && open(); name = events.next()) {
                lastEventId = events.lastId();
                if (name.equals(MOVE)) {
                    update(registry);
                }
            }
        } finally {
            stream = null;
        }
    }

    private void update(Registry registry) throws IOException, InterruptedException {
        Optional<Pointer> named = registry.alias(domain, settings.alias());
        Kept before = kept;
        if (named.isEmpty() || (before != null && named.get().olderThan(before.pointer()))) {
            return;
        }
        Pointer now = named.get();
        LivePrompt prompt =
                before != null && now.sameVersion(before.pointer()) ? before.prompt() : fetch(registry, now);
        Kept next = new Kept(now, prompt, lastEventId);
        folder.keep(next);
        kept = next;
        if (before == null || !before.prompt().equals(prompt)) {
            LOG.atInfo()
                    .addKeyValue("domain", domain)
                    .addKeyValue("version", prompt.version())
                    .log("Another version is live");
            listeners.forEach(listener -> tell(listener, prompt));
            removeOthers(before, prompt);
        }
    }

    private LivePrompt fetch(Registry registry, Pointer named) throws IOException, InterruptedException {
        Manifest manifest = registry.manifest(domain, named.version());
        if (!manifest.digest().equals(named.digest()) || !manifest.domain().equals(domain)) {
            throw new VersionRefusedException("Fetching " + domain + "@" + named.version() + ": the alias names "
                    + named.digest() + ", but its manifest is of " + manifest.name() + " with " + manifest.digest());
        }
        return folder.fetch(manifest, registry::blob);
    }

    private void removeOthers(@Nullable Kept before, LivePrompt now) throws IOException {
        List<Path> used = new ArrayList<>(List.of(now.directory()));
        if (before != null) {
            used.add(before.prompt().directory());
        }
        folder.removeOthers(used);
    }

    private void tell(Consumer<LivePrompt> listener, LivePrompt prompt) {
        try {
            listener.accept(prompt);
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("domain", domain)
                    .addKeyValue("error", failure.toString())
                    .log("A listener failed; the version is in use");
        }
    }

    private void complain(URI address, Exception failure) {
        lastError = failure.toString();
        if (open()) {
            LOG.atWarn()
                    .addKeyValue("domain", domain)
                    .addKeyValue("registry", address)
                    .addKeyValue("error", failure.toString())
                    .log("A domain cannot be followed; what is in use stays in use, trying again");
        }
    }

    /** As long as after so many failures in a row, and up to a quarter shorter, so that not all come back at once. */
    private void pause(int failures) {
        long millis = settings.patience().firstRetry().toMillis();
        for (int i = 1;
                i < failures && millis < settings.patience().longestRetry().toMillis();
                i++) {
            millis *= 2;
        }
        millis = Math.min(millis, settings.patience().longestRetry().toMillis());
        try {
            if (closing.await(
                    (long) (millis * (1 - ThreadLocalRandom.current().nextDouble() / 4)), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean open() {
        return closing.getCount() > 0;
    }

    /** Follows no longer; the files stay. */
    @Override
    public void close() {
        closing.countDown();
        EventLines listening = stream;
        if (listening != null) {
            listening.abort();
        }
        try {
            thread.interrupt();
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
