package io.alluvium.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingTextTest {

    private static final String TEXT = "Der Fluß – 河は砂を運ぶ 🌊🏔️, und der Grund behält, was er trug.\n";

    /** Each token is one byte. */
    private static final Function<int[], String> BYTES = tokens -> {
        byte[] bytes = new byte[tokens.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) tokens[i];
        }
        return new String(bytes, UTF_8);
    };

    @Test
    void shouldGiveWholeCharactersAsTheyBecomeComplete() {
        // Given
        GrowingText text = new GrowingText(BYTES);
        List<String> pieces = new ArrayList<>();

        // When
        for (byte token : TEXT.getBytes(UTF_8)) {
            pieces.add(text.add(token));
        }

        // Then
        assertThat(text.text()).hasToString(TEXT);
        assertThat(String.join("", pieces)).isEqualTo(TEXT);
        assertThat(pieces).noneMatch(piece -> piece.indexOf('\uFFFD') >= 0);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldEqualTheWholeTextDecodedAtOnce(long seed) {
        // Given
        Random random = new Random(seed);
        GrowingText text = new GrowingText(BYTES);
        int[] tokens = random.ints(500, -128, 128).toArray();

        // When
        for (int token : tokens) {
            text.add(token);
        }
        text.add('.');

        // Then
        int[] whole = java.util.Arrays.copyOf(tokens, tokens.length + 1);
        whole[tokens.length] = '.';
        assertThat(text.text()).hasToString(BYTES.apply(whole));
    }

    @Test
    void shouldKeepWhatATokenizerTakesFromTheBeginningOfATextOnly() {
        // Given
        String[] words = {" the", " river", " and", " the", " ground"};
        Function<int[], String> stripping = tokens -> {
            StringBuilder whole = new StringBuilder();
            for (int token : tokens) {
                whole.append(words[token]);
            }
            return whole.toString().stripLeading();
        };
        GrowingText text = new GrowingText(stripping);

        // When
        for (int token = 0; token < words.length; token++) {
            text.add(token);
        }

        // Then
        assertThat(text.text()).hasToString("the river and the ground");
    }

    @Test
    void shouldDecodeFewTokensForEach() {
        // Given
        int[] decoded = {0};
        GrowingText text = new GrowingText(tokens -> {
            decoded[0] += tokens.length;
            return BYTES.apply(tokens);
        });

        // When
        for (int i = 0; i < 1000; i++) {
            text.add('a');
        }

        // Then
        assertThat(decoded[0]).isLessThan(4000);
    }
}
