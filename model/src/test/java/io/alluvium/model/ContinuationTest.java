package io.alluvium.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.model.Generation.FinishReason;
import io.alluvium.model.family.SpecialTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** From logits to text, with a tokenizer whose tokens are letters. */
class ContinuationTest {

    private static final int END = 127;
    private static final int OTHER_END = 126;
    private static final Function<int[], String> LETTERS = tokens -> {
        byte[] bytes = new byte[tokens.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) tokens[i];
        }
        return new String(bytes, UTF_8);
    };

    @Test
    void shouldFindAStopTextThatComesInPieces() {
        // Given
        Continuation continuation = continuation(10, 100, "zzz", "cde");

        // When
        List<String> heard = say(continuation, "abcdef");

        // Then
        assertThat(heard).containsExactly("a", "b", "c", "d", "STOP");
        Generation whole = continuation.ended(FinishReason.STOP);
        assertThat(whole.text()).isEqualTo("ab");
        assertThat(whole.tokens()).containsExactly('a', 'b', 'c', 'd', 'e');
    }

    @Test
    void shouldEndWithTheTextTheLimitOrTheContext() {
        // When, Then
        assertThat(say(continuation(10, 100), "ab" + (char) END)).containsExactly("a", "b", "STOP");
        assertThat(say(continuation(10, 100), "ab" + (char) OTHER_END)).containsExactly("a", "b", "STOP");
        assertThat(say(continuation(2, 100), "abc")).containsExactly("a", "b", "LENGTH");
        assertThat(say(continuation(10, 5), "abcd")).containsExactly("a", "b", "c", "LENGTH");
    }

    private static Continuation continuation(int maxTokens, int room, String... stops) {
        GenerationRequest request =
                new GenerationRequest(new int[] {1, 2, 3}, maxTokens, Sampling.greedy(), List.of(stops));
        return Continuation.behind(request, room, new SpecialTokens(END, List.of(END, OTHER_END), 0), LETTERS);
    }

    /** What is heard when the model says these letters, the reason of the end included. */
    private static List<String> say(Continuation continuation, String letters) {
        List<String> heard = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            float[] logits = new float[128];
            logits[letter] = 1;
            Continuation.Piece piece = continuation.next(logits);
            if (piece.heard()) {
                heard.add(piece.text());
            }
            if (piece.end() != null) {
                heard.add(piece.end().name());
                return heard;
            }
        }
        return heard;
    }
}
