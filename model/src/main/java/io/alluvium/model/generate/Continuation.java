package io.alluvium.model.generate;

import io.alluvium.model.Generation;
import io.alluvium.model.Generation.FinishReason;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.TokenSampler;
import io.alluvium.model.family.SpecialTokens;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One request on its way: from logits to a token, to a piece of text, to its end. */
final class Continuation {

    private final GenerationRequest request;
    private final int[] text;
    private final int limit;
    private final SpecialTokens special;
    private final TokenSampler sampler;
    private final Set<Integer> seen = new HashSet<>();
    private final IntStream.Builder added = IntStream.builder();
    private final GrowingText output;
    private int count;
    private int token;

    /**
     * A request that has read nothing yet.
     *
     * @param room tokens that fit beside its prompt
     */
    Continuation(GenerationRequest request, int room, SpecialTokens special, Function<int[], String> decoder) {
        this.request = request;
        this.text = request.prompt().length == 0 ? new int[] {special.start()} : request.prompt();
        if (text.length > room) {
            throw new IllegalArgumentException(
                    "the text has " + text.length + " tokens; the context leaves room for " + room);
        }
        this.limit = Math.min(request.maxTokens(), room - text.length + 1);
        this.special = special;
        this.sampler = new TokenSampler(request.sampling());
        this.output = new GrowingText(decoder);
        for (int known : text) {
            seen.add(known);
        }
    }

    /** The tokens that it begins with. */
    int[] text() {
        return text;
    }

    /** The last token, which the model has not read yet. */
    int token() {
        return token;
    }

    /**
     * Takes the next token.
     *
     * @return what it adds to the text, and whether it was the last
     */
    Piece next(float[] logits) {
        int next = sampler.next(logits, seen);
        if (special.ends().contains(next)) {
            return new Piece("", next, false, FinishReason.STOP);
        }
        token = next;
        added.add(next);
        count++;
        seen.add(next);
        String piece = output.add(next);
        int stop = stopAt(piece.length());
        if (stop >= 0) {
            output.text().setLength(stop);
            return new Piece("", next, false, FinishReason.STOP);
        }
        return new Piece(piece, next, true, count >= limit ? FinishReason.LENGTH : null);
    }

    /**
     * What a token came to.
     *
     * @param text what it adds to the text
     * @param token the token
     * @param heard whether the listener is to hear of it
     * @param end why it was the last one; null: it was not
     */
    record Piece(
            String text, int token, boolean heard, @Nullable FinishReason end) {}

    private int stopAt(int grown) {
        int first = -1;
        for (String stop : request.stop()) {
            int from = Math.max(0, output.text().length() - grown - stop.length() + 1);
            int at = stop.isEmpty() ? -1 : output.text().indexOf(stop, from);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        return first;
    }

    /** What came of it. */
    Generation ended(FinishReason reason) {
        return new Generation(output.text().toString(), added.build().toArray(), reason, text.length);
    }
}
