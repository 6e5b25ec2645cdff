package io.alluvium.worker.prompt;

import io.alluvium.worker.follow.PromptVersion;
import io.alluvium.worker.follow.RegistryClient;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Versions that requests asked for by number. They come from the registry when first asked for, by one request while
 * others for the same version wait; the least lately used one makes room.
 */
final class VersionShelf implements AutoCloseable {

    private final RegistryClient registry;
    private final PromptLoader loader;
    private final int capacity;
    private final Map<ModelName.Version, CompletableFuture<Optional<LoadedPrompt>>> shelf =
            new LinkedHashMap<>(16, 0.75f, true);

    VersionShelf(RegistryClient registry, PromptLoader loader, int capacity) {
        this.registry = registry;
        this.loader = loader;
        this.capacity = capacity;
    }

    /**
     * A lease on the version; empty if the registry knows none of that name.
     *
     * @throws io.alluvium.worker.follow.FollowException if the version could not be had or not be used
     */
    Optional<PromptLease> lease(ModelName.Version name) {
        while (true) {
            Optional<LoadedPrompt> found = get(name);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (found.get().tryUse()) {
                return found.map(PromptLease::new);
            }
            Thread.onSpinWait(); // It made room since it was looked up: fetch it again.
        }
    }

    private Optional<LoadedPrompt> get(ModelName.Version name) {
        CompletableFuture<Optional<LoadedPrompt>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<LoadedPrompt>> place;
        synchronized (shelf) {
            place = shelf.computeIfAbsent(name, absent -> mine);
        }
        if (place == mine) {
            fill(name, mine);
        }
        try {
            return place.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void fill(ModelName.Version name, CompletableFuture<Optional<LoadedPrompt>> place) {
        try {
            Optional<PromptVersion> version = registry.find(name.domain(), name.number());
            Optional<LoadedPrompt> loaded = version.map(registry::fetch).map(loader::load);
            if (loaded.isEmpty()) {
                takeOff(name, place);
            }
            place.complete(loaded);
            makeRoom(place);
        } catch (RuntimeException e) {
            takeOff(name, place);
            place.completeExceptionally(e);
        }
    }

    private void takeOff(ModelName.Version name, CompletableFuture<Optional<LoadedPrompt>> place) {
        synchronized (shelf) {
            shelf.remove(name, place);
        }
    }

    private void makeRoom(CompletableFuture<Optional<LoadedPrompt>> newest) {
        synchronized (shelf) {
            Iterator<CompletableFuture<Optional<LoadedPrompt>>> eldestFirst =
                    shelf.values().iterator();
            while (shelf.size() > capacity && eldestFirst.hasNext()) {
                CompletableFuture<Optional<LoadedPrompt>> place = eldestFirst.next();
                if (place != newest && place.isDone()) {
                    eldestFirst.remove();
                    letGo(place);
                }
            }
        }
    }

    private static void letGo(CompletableFuture<Optional<LoadedPrompt>> place) {
        if (!place.isCompletedExceptionally()) {
            place.join().ifPresent(LoadedPrompt::letGo);
        }
    }

    /** Number of versions that are here or on their way. */
    int size() {
        synchronized (shelf) {
            return shelf.size();
        }
    }

    @Override
    public void close() {
        synchronized (shelf) {
            shelf.values().stream().filter(CompletableFuture::isDone).forEach(VersionShelf::letGo);
            shelf.clear();
        }
    }
}
