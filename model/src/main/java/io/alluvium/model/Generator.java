package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.Generation.FinishReason;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.SpecialTokens;
import io.alluvium.model.tokenizer.TextTokenizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generates with a cache of keys and values: the text is read once, then one token at a time. */
final class Generator {
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
        boolean reads = shape.task() == Architecture.Task.SEQ2SEQ;
        int room = shape.context() - prompt.length();
        Continuation continuation = reads
                ? Continuation.apart(request, room, special, tokenizer::decode)
                : Continuation.behind(request, room, special, tokenizer::decode);
        int[] asked = continuation.text();
        try (PtNDManager reading = host.scope()) {
            List<PtNDArray> memory = reads ? memory(reading, prompt, asked) : List.of();
            int[] begins = reads ? new int[] {special.decoderStart()} : asked;
            return continuation.ended(write(new Writing(continuation, listener), new Source(prompt, memory), begins));
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
            List<PtNDArray> state = extend(scope, source, source.prompt().layers(), text);
            while (true) {
                FinishReason end = writing.next(state.get(state.size() - 1).toFloatArray());
                if (end != null) {
                    return end;
                }
                PtNDManager next = host.scope();
                try {
                    state = extend(
                            next,
                            source,
                            state.subList(0, state.size() - 1),
                            writing.continuation().token());
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

    /** A continuation, and who hears of it. */
    private record Writing(Continuation continuation, TokenListener listener) {

        /** Takes one more token; why the text ends with it, or null where it goes on. */
        @Nullable
        FinishReason next(float... logits) {
            Continuation.Piece piece = continuation.next(logits);
            boolean cancelled = piece.heard() && !listener.accept(piece.text(), piece.token());
            return cancelled ? FinishReason.CANCELLED : piece.end();
        }
    }
}
