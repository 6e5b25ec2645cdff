package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text as it leaves the generator, byte by byte, from a model that recites a known one. */
class RecitationTest {
    private static final String TEXT = "a\u20ac b\ud83d\ude00\u00e9. End";

    @TempDir
    static Path directory;

    private static Backbone backbone;
    private final List<String> heard = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        backbone = Backbone.open(TinyCheckpoint.reciting(directory, TEXT), TinyCheckpoint.EXACT);
    }

    @AfterAll
    static void close() {
        assertThat(backbone.idle()).isTrue();
        backbone.close();
    }

    @Test
    void shouldPassOnWholeCharactersOnly() {
        // When
        Generation generation = generate(60, List.of());

        // Then
        assertThat(generation.text()).isEqualTo(TEXT);
        assertThat(generation.reason()).isEqualTo(Generation.FinishReason.STOP);
        assertThat(heard).startsWith("a", "", "", "\u20ac", " ", "b", "", "", "", "\ud83d\ude00", "", "\u00e9", ".");
        assertThat(String.join("", heard)).isEqualTo(TEXT);
    }

    @Test
    void shouldLeaveOutACharacterThatTheLimitCuts() {
        // When
        Generation generation = generate(3, List.of());

        // Then
        assertThat(generation.text()).isEqualTo("a");
        assertThat(generation.tokens()).hasSize(3);
        assertThat(generation.reason()).isEqualTo(Generation.FinishReason.LENGTH);
    }

    @ParameterizedTest
    @CsvSource({"a,''", "\u20ac b,a", ". E,a\u20ac b\ud83d\ude00\u00e9", "\ud83d\ude00,a\u20ac b", "nothing," + TEXT})
    void shouldEndBeforeAStopText(String stop, String expected) {
        // When
        Generation generation = generate(60, List.of(stop));

        // Then
        assertThat(generation.text()).isEqualTo(expected);
        assertThat(generation.reason()).isEqualTo(Generation.FinishReason.STOP);
    }

    @Test
    void shouldEndBeforeTheFirstOfSeveralStopTexts() {
        // When
        Generation generation = generate(60, List.of("End", "", "b", "\u20ac b"));

        // Then
        assertThat(generation.text()).isEqualTo("a");
    }

    private Generation generate(int limit, List<String> stop) {
        try (PreparedPrompt none = backbone.prepare(null)) {
            var request = new GenerationRequest(new int[0], limit, Sampling.greedy(), stop);
            return backbone.generate(request, none, (delta, token) -> heard.add(delta));
        }
    }
}
