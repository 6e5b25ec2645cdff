package io.alluvium.worker.prompt;

import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The right to use one version until it is closed. Closing again does nothing. */
public final class PromptLease implements AutoCloseable {

    private final LoadedPrompt prompt;
    private final AtomicBoolean open = new AtomicBoolean(true);

    /** Takes over one use of the prompt. */
    PromptLease(LoadedPrompt prompt) {
        this.prompt = prompt;
    }

    /** What it is. */
    public ServedVersion served() {
        return prompt.served();
    }

    /** The prompt's numbers; null for the frozen model alone. */
    public @Nullable SoftPrompt values() {
        return prompt.values();
    }

    /** The prompt's form; null for the frozen model alone. */
    public @Nullable PromptShape shape() {
        return prompt.shape();
    }

    /** The prompt's keys and values in native memory. */
    public PreparedPrompt prepared() {
        return prompt.prepared();
    }

    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            prompt.letGo();
        }
    }
}
