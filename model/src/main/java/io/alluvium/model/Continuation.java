package io.alluvium.model;

import io.alluvium.model.Generation.FinishReason;
import io.alluvium.model.family.SpecialTokens;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One request on its way: from logits to a token, to a piece of text, to its end. */
public final class Continuation {
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

    private Continuation(GenerationRequest request, int most, SpecialTokens special, Function<int[], String> decoder) {
        this.request = request;
        this.text = text(request, special);
        this.limit = Math.min(request.maxTokens(), most);
        this.special = special;
        this.sampler = new TokenSampler(request.sampling());
        this.output = new GrowingText(decoder);
        for (int known : text) {
            seen.add(known);
        }
    }

    /**
     * What follows a text, in the same context; the last token need not be read any more.
     *
     * @param room tokens that fit beside its prompt
     */
    public static Continuation behind(
            GenerationRequest request, int room, SpecialTokens special, Function<int[], String> decoder) {
        int read = fitting(text(request, special), room);
        return new Continuation(request, room - read + 1, special, decoder);
    }

    /** What is written about a text that an encoder reads, in a context of the same size. */
    public static Continuation apart(
            GenerationRequest request, int room, SpecialTokens special, Function<int[], String> decoder) {
        fitting(text(request, special), room);
        return new Continuation(request, room, special, decoder);
    }

    private static int[] text(GenerationRequest request, SpecialTokens special) {
        return request.prompt().length == 0 ? new int[] {special.start()} : request.prompt();
    }

    private static int fitting(int[] text, int room) {
        if (text.length > room) {
            throw new IllegalArgumentException(
                    "the text has " + text.length + " tokens; the context leaves room for " + room);
        }
        return text.length;
    }

    /** The tokens that it begins with. */
    public int[] text() {
        return text;
    }

    /** The last token, which the model has not read yet. */
    public int token() {
        return token;
    }

    /**
     * Takes the next token.
     *
     * @return what it adds to the text, and whether it was the last
     */
    public Piece next(float[] logits) {
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
    public record Piece(
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
    public Generation ended(FinishReason reason) {
        return new Generation(output.text().toString(), added.build().toArray(), reason, text.length);
    }
}
