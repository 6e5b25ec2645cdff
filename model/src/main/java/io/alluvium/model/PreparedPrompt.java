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
    private final @Nullable PtNDArray past;
    private final List<PtNDArray> layers;
    private final Map<String, PtNDArray> inEveryToken;
    private final int length;

    private PreparedPrompt(NativeBackbone host, PtNDManager scope, Map<String, PtNDArray> tensors, int length) {
        this.scope = scope;
        this.tensors = tensors;
        this.past =
                length == 0 ? null : host.call(scope, "prompt_past", tensors).get(0);
        this.layers = past == null ? List.of() : host.run(scope, "by_layer", past);
        this.inEveryToken = PAST.containsAll(tensors.keySet()) ? Map.of() : tensors;
        this.length = length;
    }

    static PreparedPrompt of(NativeBackbone host, @Nullable SoftPrompt prompt) {
        PtNDManager scope = host.scope();
        try {
            Map<String, PtNDArray> tensors = TrainedTensors.of(scope, prompt);
            int length = prompt == null ? 0 : prompt.shape().length();
            return new PreparedPrompt(host, scope, tensors, length);
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** The tensors by their names in the programs. */
    Map<String, PtNDArray> tensors() {
        return tensors;
    }

    /** The tensors that the reading of every token needs; none where keys and values say it all. */
    Map<String, PtNDArray> inEveryToken() {
        return inEveryToken;
    }

    /** Keys and values of all layers in one piece, [2 * layers, groups, length, width]; null without a prompt, none where an encoder reads it. */
    @Nullable
    PtNDArray past() {
        return past;
    }

    /** The same, layer by layer. */
    List<PtNDArray> layers() {
        return layers;
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
