package io.alluvium.model.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The other kinds of tokenizer.json: BERT's WordPiece, T5's Unigram, and whole words. */
class TokenizerKindsTest {
    private static final String WORD_PIECE = """
            {"version":"1.0","added_tokens":[],"pre_tokenizer":{"type":"BertPreTokenizer"},
             "decoder":{"type":"WordPiece","prefix":"##","cleanup":true},
             "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##",
                      "max_input_chars_per_word":100,"vocab":{"[UNK]":0,"riv":1,"##er":2,"the":3}}}""";

    private static final String UNIGRAM = """
            {"version":"1.0","added_tokens":[],
             "pre_tokenizer":{"type":"Metaspace","replacement":"\\u2581","prepend_scheme":"always","split":true},
             "decoder":{"type":"Metaspace","replacement":"\\u2581","prepend_scheme":"always","split":true},
             "model":{"type":"Unigram","unk_id":0,"vocab":[["<unk>",0.0],["\\u2581the",-1.0],["\\u2581riv",-2.0],["er",-2.5]]}}""";

    private static final String WORD_LEVEL = """
            {"version":"1.0","added_tokens":[],"pre_tokenizer":{"type":"Whitespace"},
             "model":{"type":"WordLevel","unk_token":"?","vocab":{"?":0,"the":1,"river":2}}}""";

    @TempDir
    private Path directory;

    @Test
    void shouldCutIntoWordPieces() throws IOException {
        try (TextTokenizer tokenizer = load(WORD_PIECE)) {
            assertThat(tokenizer.encode("the river sea")).containsExactly(3, 1, 2, 0);
            assertThat(tokenizer.decode(3, 1, 2)).isEqualTo("the river");
            assertThat(tokenizer.endOfText()).isEmpty();
        }
    }

    @Test
    void shouldCutIntoTheMostLikelyPieces() throws IOException {
        try (TextTokenizer tokenizer = load(UNIGRAM)) {
            assertThat(tokenizer.encode("the river")).containsExactly(1, 2, 3);
            assertThat(tokenizer.decode(1, 2, 3)).isEqualTo("the river");
        }
    }

    @Test
    void shouldCutIntoWords() throws IOException {
        try (TextTokenizer tokenizer = load(WORD_LEVEL)) {
            assertThat(tokenizer.encode("the river sea")).containsExactly(1, 2, 0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"unk_id\":0 | \"unk_id\":9 | model.unk_id must be the number of a piece",
                "\"unk_id\":0, | | model.unk_id must be the number of a piece",
                "[\"er\",-2.5] | [\"er\"] | a piece and its score",
                "\"Unigram\" | \"Bigram\" | this host takes BPE, WordPiece, WordLevel and Unigram",
            })
    void shouldSayWhatIsWrongWithPieces(String from, String to, String message) {
        assertThatThrownBy(() -> load(UNIGRAM.replace(from, to == null ? "" : to)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {WORD_PIECE, WORD_LEVEL})
    void shouldRefuseAVocabularyWithoutItsUnknownToken(String json) {
        assertThatThrownBy(() -> load(json.replaceFirst("\"(\\[UNK\\]|\\?)\":0,", "")))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("model.unk_token must name a token of the vocabulary");
    }

    private TextTokenizer load(String json) throws IOException {
        return TextTokenizer.load(Files.writeString(directory.resolve("tokenizer.json"), json));
    }
}
