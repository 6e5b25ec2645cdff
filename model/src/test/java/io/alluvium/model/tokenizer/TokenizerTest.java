package io.alluvium.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.model.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trainer against its slow twin, and its file in the library that reads it. */
class TokenizerTest {
    private static final int SIZE = 320;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldLearnTheMergesOfItsSlowTwin(long seed) {
        // Given
        List<String> texts = texts(seed);

        // When
        BytePairVocabulary vocabulary = train(texts);

        // Then
        assertThat(vocabulary).isEqualTo(SlowBytePairs.train(texts, SIZE));
        assertThat(vocabulary.tokens()).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void shouldEncodeLikeItsSlowTwin(long seed) throws IOException {
        // Given
        BytePairVocabulary vocabulary = train(texts(seed));
        String text = String.join("\n ", texts(seed + 100));

        // When
        int[] ids;
        try (TextTokenizer tokenizer = load(vocabulary)) {
            ids = tokenizer.encode(text);
        }

        // Then
        assertThat(ids).containsExactly(SlowBytePairs.encode(vocabulary, text));
        assertThat(ids.length).isLessThan(text.length());
    }

    @Test
    void shouldNotDependOnTheOrderOfTheTexts() throws IOException {
        // Given
        List<String> texts = texts(21);
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(5));
        Path first = directory.resolve("first.json");
        Path second = directory.resolve("second.json");

        // When
        train(texts).write(first);
        train(shuffled).write(second);

        // Then
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33, 34})
    void shouldGiveBackAnyText(long seed) throws IOException {
        // Given
        var random = new Random(seed);
        try (TextTokenizer tokenizer = load(train(texts(seed)))) {
            for (int i = 0; i < 50; i++) {
                String text = unicode(random);

                // When
                int[] ids = tokenizer.encode(text);

                // Then
                assertThat(tokenizer.decode(ids)).isEqualTo(text);
            }
        }
    }

    @Test
    void shouldGiveBackSpacesAndLineEndsAsTheyWere() throws IOException {
        // Given
        String text = "  two  spaces \t\r\n\n it's 2026 \u00a0 e\u0301 \ud83d\udc69\u200d\ud83d\ude80 \u0000 ";

        // When
        String back;
        try (TextTokenizer tokenizer = load(train(texts(41)))) {
            back = tokenizer.decode(tokenizer.encode(text));
        }

        // Then
        assertThat(back).isEqualTo(text);
    }

    @Test
    void shouldFindTheEndOfTextWhereverItsIdIs() throws IOException {
        // Given
        Path file = directory.resolve("tokenizer.json");
        train(texts(51)).write(file);
        var json = new ObjectMapper();
        ObjectNode root = (ObjectNode) json.readTree(file.toFile());
        ((ObjectNode) root.path("added_tokens").get(0)).put("id", SIZE);
        ObjectNode vocabulary = (ObjectNode) root.path("model").path("vocab");
        vocabulary.put(BytePairVocabulary.END_OF_TEXT, SIZE);
        json.writeValue(file.toFile(), root);

        // When
        int id;
        try (TextTokenizer tokenizer = TextTokenizer.load(file)) {
            id = tokenizer.endOfText().orElseThrow();
        }

        // Then
        assertThat(id).isEqualTo(SIZE);
    }

    @Test
    void shouldRefuseAFileThatIsNoTokenizer() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("tokenizer.json"), "{}");

        // When
        var thrown = assertThatThrownBy(() -> TextTokenizer.load(file));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("not a usable tokenizer.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\" : 1e999",
                "\"version\" : \"\\ud800\"",
                "\"version\" : [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
                "\"version\" 1",
                "\"version\" : 1, 5 : 6",
                "\"version\" : 1, \"version\" : 2",
            })
    void shouldRefuseJsonThatWouldEndTheProcessInNativeCode(String line) throws IOException {
        // Given
        Path file = directory.resolve("tokenizer.json");
        train(texts(61)).write(file);
        Files.writeString(file, Files.readString(file).replace("\"version\" : \"1.0\"", line));

        // When
        var thrown = assertThatThrownBy(() -> TextTokenizer.load(file));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("not a usable tokenizer.json");
    }

    @Test
    void shouldRefuseASizeThatHoldsNoMerge() {
        // When
        var thrown = assertThatThrownBy(() -> new BytePairTrainer().train(257));

        // Then
        thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("vocabulary size 257");
    }

    private TextTokenizer load(BytePairVocabulary vocabulary) throws IOException {
        Path file = directory.resolve("tokenizer.json");
        vocabulary.write(file);
        return TextTokenizer.load(file);
    }

    private static BytePairVocabulary train(List<String> texts) {
        var trainer = new BytePairTrainer();
        texts.forEach(trainer::add);
        return trainer.train(SIZE);
    }

    /** Texts over few letters, so that pairs repeat, overlap and tie. */
    private static List<String> texts(long seed) {
        var random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var text = new StringBuilder();
            for (int c = random.nextInt(80); c >= 0; c--) {
                text.append("aaabbc  1.'s\n".charAt(random.nextInt(13)));
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private static String unicode(Random random) {
        var text = new StringBuilder();
        for (int c = random.nextInt(30); c >= 0; c--) {
            int bound = new int[] {0x80, 0x800, 0x10000, 0x110000}[random.nextInt(4)];
            int point = random.nextInt(bound);
            text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? '?' : point);
        }
        return text.toString();
    }
}
