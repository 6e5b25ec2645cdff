package io.alluvium.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.torch.TorchProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rows whose keys and values stay in native memory, in 32 bits whatever the weights have: on a processor attention over
 * half of that takes five times as long. They grow with what is asked of them, to twice as many or twice as long.
 *
 * <p>A prompt or a prefix is copied into its row, so that rows with different prompts are read in one call. What else a
 * version trains stands in the products of every token; rows beside each other with the same version share a call.
 */
final class NativeRows implements DecodingRows {
    private static final int SHORTEST = 64;

    private final NativeBackbone host;
    private final int context;
    private final int[] lengths;
    private final boolean[] damaged;
    private final List<Map<String, PtNDArray>> tensors = new ArrayList<>();
    private PtNDManager scope;
    private PtNDArray cache;
    private int made = 1;
    private int capacity;

    NativeRows(NativeBackbone host, int context, int rows) {
        this.host = host;
        this.context = context;
        this.lengths = new int[rows];
        this.damaged = new boolean[rows];
        this.capacity = Math.min(SHORTEST, context);
        for (int row = 0; row < rows; row++) {
            tensors.add(Map.of());
        }
        this.scope = host.scope();
        this.cache = host.call(scope, "new_rows", (long) made, (long) capacity, TorchProgram.FLOAT32)
                .get(0);
    }

    @Override
    public int rows() {
        return lengths.length;
    }

    @Override
    public int context() {
        return context;
    }

    @Override
    public void begin(int row, PreparedPrompt prompt) {
        require(row + 1, prompt.length());
        if (damaged[row]) {
            host.change("clear_row", cache, (long) row);
            damaged[row] = false;
        }
        PtNDArray past = prompt.past();
        if (past != null) {
            host.change("place_prompt", cache, past, (long) row);
        }
        lengths[row] = prompt.length();
        tensors.set(row, prompt.inEveryToken());
    }

    @Override
    public void move(int from, int to) {
        host.change("move_row", cache, (long) from, (long) to, (long) lengths[from]);
        lengths[to] = lengths[from];
        damaged[to] |= damaged[from];
        tensors.set(to, tensors.get(from));
        tensors.set(from, Map.of());
    }

    @Override
    public float[][] extend(int first, List<int[]> tokens) {
        float[][] logits = new float[tokens.size()][];
        int from = 0;
        while (from < logits.length) {
            int to = from + 1;
            while (to < logits.length && tensors.get(first + to) == tensors.get(first + from)) {
                to++;
            }
            float[][] found = advance(first + from, tokens.subList(from, to));
            System.arraycopy(found, 0, logits, from, found.length);
            from = to;
        }
        return logits;
    }

    private float[][] advance(int first, List<int[]> tokens) {
        int rows = tokens.size();
        int longest = tokens.stream().mapToInt(text -> text.length).max().orElseThrow();
        long[] ids = new long[rows * longest];
        long[] starts = new long[rows];
        long[] counts = new long[rows];
        int reach = 0;
        for (int i = 0; i < rows; i++) {
            int[] text = tokens.get(i);
            for (int j = 0; j < text.length; j++) {
                ids[i * longest + j] = text[j];
            }
            starts[i] = lengths[first + i];
            counts[i] = text.length;
            reach = Math.max(reach, lengths[first + i] + text.length);
        }
        require(first + rows, reach);
        try (PtNDManager call = host.scope()) {
            float[] flat = host.call(
                            call,
                            "advance",
                            tensors.get(first),
                            cache,
                            call.create(ids, new Shape(rows, longest)),
                            (long) first,
                            call.create(starts),
                            call.create(counts))
                    .get(0)
                    .toFloatArray();
            float[][] logits = new float[rows][];
            int vocabulary = flat.length / rows;
            for (int i = 0; i < rows; i++) {
                lengths[first + i] += tokens.get(i).length;
                logits[i] = Arrays.copyOfRange(flat, i * vocabulary, (i + 1) * vocabulary);
                damaged[first + i] |= Float.isNaN(logits[i][0]);
            }
            return logits;
        }
    }

    /** Makes room for so many rows of that length. */
    private void require(int rows, int length) {
        if (length > context) {
            throw new IllegalArgumentException("a row would have " + length + " tokens; the context holds " + context);
        }
        if (rows <= made && length <= capacity) {
            return;
        }
        int more = rows <= made ? made : Math.min(lengths.length, Math.max(rows, 2 * made));
        int longer = length <= capacity ? capacity : Math.min(context, Math.max(length, 2 * capacity));
        PtNDManager grown = host.scope();
        try {
            int used = Math.min(capacity, Arrays.stream(lengths).max().orElse(0));
            cache = host.run(grown, "grow_rows", cache, (long) more, (long) longer, (long) used)
                    .get(0);
        } catch (RuntimeException e) {
            grown.close();
            throw e;
        }
        scope.close();
        scope = grown;
        made = more;
        capacity = longer;
    }

    @Override
    public void close() {
        scope.close();
    }
}
