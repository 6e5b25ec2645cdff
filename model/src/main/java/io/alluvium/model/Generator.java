package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.Generation.FinishReason;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.SpecialTokens;
import io.alluvium.model.tokenizer.TextTokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Generates with a cache of keys and values: the text is read once, then one token at a time. */
final class Generator {
    private static final char REPLACEMENT = '\uFFFD';

    private final NativeBackbone host;
    private final Architecture shape;
    private final TextTokenizer tokenizer;
    private final SpecialTokens special;

    Generator(NativeBackbone host, Architecture shape, TextTokenizer tokenizer, SpecialTokens special) {
        this.host = host;
        this.shape = shape;
        this.tokenizer = tokenizer;
        this.special = special;
    }

    Generation generate(GenerationRequest request, PreparedPrompt prompt, TokenListener listener) {
        int[] asked = request.prompt().length == 0 ? new int[] {special.start()} : request.prompt();
        boolean reads = shape.task() == Architecture.Task.SEQ2SEQ;
        int[] text = reads ? new int[] {special.decoderStart()} : asked;
        int room = shape.context() - prompt.length();
        if (asked.length > room) {
            throw new IllegalArgumentException("the text has " + asked.length + " tokens; the context of "
                    + shape.context() + " leaves room for " + room);
        }
        try (PtNDManager reading = host.scope()) {
            List<PtNDArray> memory = reads ? memory(reading, prompt, asked) : List.of();
            var writing = new Writing(request, listener, asked, Math.min(request.maxTokens(), room - text.length + 1));
            FinishReason reason = write(writing, new Source(prompt, memory), text);
            return new Generation(writing.output.toString(), writing.tokens(), reason, asked.length);
        }
    }

    private List<PtNDArray> memory(PtNDManager scope, PreparedPrompt prompt, int... source) {
        return host.call(
                scope,
                "encode",
                prompt.tensors(),
                BatchTensors.padded(scope, source),
                BatchTensors.lengths(scope, source));
    }

    private FinishReason write(Writing writing, Source source, int... text) {
        PtNDManager scope = host.scope();
        try {
            List<PtNDArray> state = extend(scope, source, source.prompt().past(), text);
            while (true) {
                FinishReason end = writing.next(state.get(state.size() - 1).toFloatArray());
                if (end != null) {
                    return end;
                }
                PtNDManager next = host.scope();
                try {
                    state = extend(next, source, state.subList(0, state.size() - 1), writing.last());
                } finally {
                    scope.close();
                    scope = next;
                }
            }
        } finally {
            scope.close();
        }
    }

    private List<PtNDArray> extend(PtNDManager scope, Source source, List<PtNDArray> past, int... tokens) {
        PtNDArray ids = BatchTensors.padded(scope, tokens);
        return host.call(scope, "extend", source.prompt().tensors(), ids, past, source.memory());
    }

    /** What every token is conditioned on beside those before it. */
    private record Source(PreparedPrompt prompt, List<PtNDArray> memory) {}

    /** A continuation while it grows. */
    private final class Writing {
        private final GenerationRequest request;
        private final TokenListener listener;
        private final TokenSampler sampler;
        private final Set<Integer> seen = new HashSet<>();
        private final List<Integer> added = new ArrayList<>();
        private final StringBuilder output = new StringBuilder();
        private final int limit;

        Writing(GenerationRequest request, TokenListener listener, int[] asked, int limit) {
            this.request = request;
            this.listener = listener;
            this.sampler = new TokenSampler(request.sampling());
            this.limit = limit;
            for (int token : asked) {
                seen.add(token);
            }
        }

        /** Takes one more token; why the text ends with it, or null where it goes on. */
        @Nullable
        FinishReason next(float... logits) {
            int token = sampler.next(logits, seen);
            if (special.ends().contains(token)) {
                return FinishReason.STOP;
            }
            added.add(token);
            seen.add(token);
            String delta = delta(output, added);
            output.append(delta);
            int stop = stopAt(output, request.stop());
            if (stop >= 0) {
                output.setLength(stop);
                return FinishReason.STOP;
            }
            if (!listener.accept(delta, token)) {
                return FinishReason.CANCELLED;
            }
            return added.size() >= limit ? FinishReason.LENGTH : null;
        }

        int last() {
            return added.get(added.size() - 1);
        }

        int[] tokens() {
            return added.stream().mapToInt(Integer::intValue).toArray();
        }
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
}
