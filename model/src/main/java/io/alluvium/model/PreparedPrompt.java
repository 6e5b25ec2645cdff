package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A prompt's keys and values in native memory, ready to be read by any number of requests at once. Close it when no
 * request uses it any more.
 */
public final class PreparedPrompt implements AutoCloseable {
    private static final Set<String> PAST = Set.of("prompt", "prefix");

    private final PtNDManager scope;
    private final Map<String, PtNDArray> tensors;
    private final List<PtNDArray> past;
    private final Map<String, PtNDArray> inEveryToken;
    private final int length;

    private PreparedPrompt(PtNDManager scope, Map<String, PtNDArray> tensors, List<PtNDArray> past, int length) {
        this.scope = scope;
        this.tensors = tensors;
        this.past = past;
        this.inEveryToken = PAST.containsAll(tensors.keySet()) ? Map.of() : tensors;
        this.length = length;
    }

    static PreparedPrompt of(NativeBackbone host, @Nullable SoftPrompt prompt) {
        PtNDManager scope = host.scope();
        try {
            Map<String, PtNDArray> tensors = TrainedTensors.of(scope, prompt);
            int length = prompt == null ? 0 : prompt.shape().length();
            return new PreparedPrompt(scope, tensors, length == 0 ? List.of() : past(host, scope, tensors), length);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    private static List<PtNDArray> past(NativeBackbone host, PtNDManager scope, Map<String, PtNDArray> tensors) {
        return host.call(scope, "prompt_past", tensors);
    }

    /** The tensors by their names in the programs. */
    Map<String, PtNDArray> tensors() {
        return tensors;
    }

    /** The tensors that the reading of every token needs; none where keys and values say it all. */
    Map<String, PtNDArray> inEveryToken() {
        return inEveryToken;
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
