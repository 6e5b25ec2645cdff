package io.alluvium.worker.prompt;

import io.alluvium.model.Backbone;
import io.alluvium.worker.follow.PromptKey;
import io.alluvium.worker.follow.PromptReceiver;
import io.alluvium.worker.follow.RegistryClient;
import io.alluvium.worker.follow.VerifiedPrompt;
import java.util.Map;
import java.util.Optional;

/**
 * All prompts of a worker: the frozen model alone, what the aliases name, and versions that were asked for by number.
 * It receives what a subscription brings, and lends to requests.
 */
public final class PromptLibrary implements PromptReceiver, AutoCloseable {

    private final PromptLoader loader;
    private final LoadedPrompt base;
    private final ActivePrompts active = new ActivePrompts();
    private final VersionShelf shelf;

    /**
     * A library with the frozen model alone in it.
     *
     * @param backbone the frozen model; stays the caller's to close, after the library
     * @param registry where versions are asked for
     * @param shelfCapacity how many versions asked for by number are kept ready
     */
    public PromptLibrary(Backbone backbone, RegistryClient registry, int shelfCapacity) {
        this.loader = new PromptLoader(backbone);
        this.base = loader.base();
        this.shelf = new VersionShelf(registry, loader, shelfCapacity);
    }

    @Override
    public void receive(PromptKey key, VerifiedPrompt prompt) {
        active.swap(key, loader.load(prompt));
    }

    @Override
    public void remove(PromptKey key) {
        active.remove(key);
    }

    /**
     * A lease on what the name means now; empty if there is nothing of that name.
     *
     * @throws io.alluvium.worker.follow.FollowException if a version asked for by number could not be had or not be used
     */
    public Optional<PromptLease> lease(ModelName name) {
        if (name instanceof ModelName.Alias alias) {
            return active.lease(alias.key());
        }
        if (name instanceof ModelName.Version version) {
            return active.lease(version.domain(), version.number()).or(() -> shelf.lease(version));
        }
        return base.tryUse() ? Optional.of(new PromptLease(base)) : Optional.empty();
    }

    /** What the aliases name now. */
    public Map<PromptKey, ServedVersion> aliases() {
        return active.names();
    }

    /** The frozen model alone. */
    public ServedVersion base() {
        return base.served();
    }

    /** Lets go of everything; native memory is freed when the last lease is given back. */
    @Override
    public void close() {
        active.close();
        shelf.close();
        base.letGo();
    }
}
