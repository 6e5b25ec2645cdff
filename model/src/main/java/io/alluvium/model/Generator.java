package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.model.tokenizer.TextTokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Generates with a cache of keys and values: the text is read once, then one token at a time. */
final class Generator {
    private static final char REPLACEMENT = '\uFFFD';

    private final NativeBackbone host;
    private final Gpt2Config shape;
    private final TextTokenizer tokenizer;
    private final int endOfText;

    Generator(NativeBackbone host, Gpt2Config shape, TextTokenizer tokenizer, int endOfText) {
        this.host = host;
        this.shape = shape;
        this.tokenizer = tokenizer;
        this.endOfText = endOfText;
    }

    Generation generate(GenerationRequest request, PreparedPrompt prompt, TokenListener listener) {
        int[] text = request.prompt().length == 0 ? new int[] {endOfText} : request.prompt();
        int room = shape.context() - prompt.length();
        if (text.length > room) {
            throw new IllegalArgumentException("the text has " + text.length + " tokens; the context of "
                    + shape.context() + " leaves room for " + room);
        }
        var sampler = new TokenSampler(request.sampling());
        Set<Integer> seen = new HashSet<>();
        for (int token : text) {
            seen.add(token);
        }
        List<Integer> added = new ArrayList<>();
        var output = new StringBuilder();
        int limit = Math.min(request.maxTokens(), room - text.length + 1);
        PtNDManager scope = host.scope();
        try {
            List<PtNDArray> state = extend(scope, prompt.past(), text);
            while (true) {
                float[] logits = state.get(state.size() - 1).toFloatArray();
                int token = sampler.next(logits, seen);
                if (token == endOfText) {
                    return result(output, added, Generation.FinishReason.STOP, text);
                }
                added.add(token);
                seen.add(token);
                String delta = delta(output, added);
                output.append(delta);
                int stop = stopAt(output, request.stop());
                if (stop >= 0) {
                    output.setLength(stop);
                    return result(output, added, Generation.FinishReason.STOP, text);
                }
                if (!listener.accept(delta, token)) {
                    return result(output, added, Generation.FinishReason.CANCELLED, text);
                }
                if (added.size() >= limit) {
                    return result(output, added, Generation.FinishReason.LENGTH, text);
                }
                PtNDManager next = host.scope();
                try {
                    state = extend(next, state.subList(0, state.size() - 1), token);
                } finally {
                    scope.close();
                    scope = next;
                }
            }
        } finally {
            scope.close();
        }
    }

    private List<PtNDArray> extend(PtNDManager scope, List<PtNDArray> past, int... tokens) {
        PtNDArray ids = (PtNDArray) BatchTensors.index(scope, tokens).expandDims(0);
        return host.call(scope, "extend", ids, past, host.heads(), host.epsilon());
    }

    /** What the last token adds to the text; nothing while a multi-byte character is incomplete. */
    private String delta(CharSequence soFar, List<Integer> added) {
        String whole =
                tokenizer.decode(added.stream().mapToInt(Integer::intValue).toArray());
        boolean incomplete = !whole.isEmpty() && whole.charAt(whole.length() - 1) == REPLACEMENT;
        return incomplete || whole.length() <= soFar.length() ? "" : whole.substring(soFar.length());
    }

    private static int stopAt(StringBuilder output, List<String> stops) {
        int first = -1;
        for (String stop : stops) {
            int at = stop.isEmpty() ? -1 : output.indexOf(stop);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        return first;
    }

    private static Generation result(
            StringBuilder output, List<Integer> added, Generation.FinishReason reason, int[] text) {
        int[] tokens = added.stream().mapToInt(Integer::intValue).toArray();
        return new Generation(output.toString(), tokens, reason, text.length);
    }
}
