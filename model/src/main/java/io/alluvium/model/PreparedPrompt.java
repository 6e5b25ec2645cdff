package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prompt's keys and values in native memory, ready to be read by any number of requests at once. Close it when no
 * request uses it any more.
 */
public final class PreparedPrompt implements AutoCloseable {
    private final PtNDManager scope;
    private final List<PtNDArray> past;
    private final int length;

    private PreparedPrompt(PtNDManager scope, List<PtNDArray> past, int length) {
        this.scope = scope;
        this.past = past;
        this.length = length;
    }

    static PreparedPrompt of(NativeBackbone host, @Nullable SoftPrompt prompt) {
        PtNDManager scope = host.scope();
        if (prompt == null) {
            return new PreparedPrompt(scope, List.of(), 0);
        }
        try (PtNDManager work = host.scope()) {
            PtNDArray soft = BatchTensors.prompt(work, prompt);
            List<PtNDArray> past = host.call(scope, "prompt_past", soft, host.heads(), host.epsilon());
            return new PreparedPrompt(scope, past, prompt.shape().length());
        }
    }

    /** Keys and values, layer by layer. */
    List<PtNDArray> past() {
        return past;
    }

    /** Number of virtual tokens; 0 without a prompt. */
    public int length() {
        return length;
    }

    @Override
    public void close() {
        scope.close();
    }
}
