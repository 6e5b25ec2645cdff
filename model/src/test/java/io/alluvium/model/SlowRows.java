package io.alluvium.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.family.CheckpointDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The rows' slow twin: each row is a call of its own, which makes all keys and values anew behind the former ones. */
public final class SlowRows implements DecodingRows {
    private final NativeBackbone host;
    private final int context;
    private final PtNDManager[] scopes;
    private final List<List<PtNDArray>> pasts = new ArrayList<>();

    private SlowRows(NativeBackbone host, int context, int rows) {
        this.host = host;
        this.context = context;
        this.scopes = new PtNDManager[rows];
        for (int row = 0; row < rows; row++) {
            pasts.add(List.of());
            scopes[row] = host.scope();
        }
    }

    public static SlowRows open(Path directory, int rows) {
        CheckpointDirectory checkpoint = CheckpointDirectory.read(directory);
        NativeBackbone host = new NativeBackbone(checkpoint, TinyCheckpoint.EXACT);
        return new SlowRows(host, checkpoint.shape().context(), rows);
    }

    @Override
    public int rows() {
        return scopes.length;
    }

    @Override
    public int context() {
        return context;
    }

    @Override
    public void begin(int row, PreparedPrompt prompt) {
        keep(row, host.scope(), prompt.layers());
    }

    @Override
    public void move(int from, int to) {
        keep(to, scopes[from], pasts.get(from));
        scopes[from] = host.scope();
        pasts.set(from, List.of());
    }

    @Override
    public float[][] extend(int first, List<int[]> tokens) {
        float[][] logits = new float[tokens.size()][];
        for (int i = 0; i < logits.length; i++) {
            PtNDManager scope = host.scope();
            long[] ids = Arrays.stream(tokens.get(i)).asLongStream().toArray();
            PtNDArray row = (PtNDArray) scope.create(ids, new Shape(1, ids.length));
            List<PtNDArray> state = host.call(scope, "extend", Map.of(), row, pasts.get(first + i), List.of());
            logits[i] = state.get(state.size() - 1).toFloatArray();
            keep(first + i, scope, state.subList(0, state.size() - 1));
        }
        return logits;
    }

    private void keep(int row, PtNDManager scope, List<PtNDArray> past) {
        scopes[row].close();
        scopes[row] = scope;
        pasts.set(row, past);
    }

    @Override
    public void close() {
        host.close();
    }
}
