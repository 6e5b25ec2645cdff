package io.alluvium.worker.prompt;

import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One version, ready to answer with. It counts its users, the one who holds it for others among them; when the last one
 * lets go, its native memory is freed. A count of zero is final, so that nobody can take up what was freed.
 */
final class LoadedPrompt {

    private final ServedVersion served;
    private final @Nullable SoftPrompt values;
    private final PreparedPrompt prepared;
    private final AtomicInteger users = new AtomicInteger(1);

    /** A prompt with one user: its maker. */
    LoadedPrompt(ServedVersion served, @Nullable SoftPrompt values, PreparedPrompt prepared) {
        this.served = served;
        this.values = values;
        this.prepared = prepared;
    }

    ServedVersion served() {
        return served;
    }

    @Nullable
    SoftPrompt values() {
        return values;
    }

    @Nullable
    PromptShape shape() {
        return values == null ? null : values.shape();
    }

    PreparedPrompt prepared() {
        return prepared;
    }

    /** Adds a user, unless the memory was freed already. */
    boolean tryUse() {
        return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Takes a user away; the last one frees the memory. */
    void letGo() {
        int left = users.decrementAndGet();
        if (left == 0) {
            prepared.close();
        }
        if (left < 0) {
            throw new IllegalStateException("The prompt " + served + " was let go more often than used");
        }
    }

    /** Whether its memory was freed. */
    boolean freed() {
        return users.get() == 0;
    }
}
