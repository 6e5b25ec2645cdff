package io.alluvium.model.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.alluvium.model.checkpoint.CheckpointException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/** A Hugging Face {@code tokenizer.json} as a function from text to token ids and back; safe for concurrent use. */
public final class TextTokenizer implements AutoCloseable {
    private static final Map<String, String> OPTIONS =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    private final HuggingFaceTokenizer tokenizer;

    private TextTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** Loads {@code tokenizer.json}. */
    public static TextTokenizer load(Path file) throws IOException {
        byte[] json = TokenizerJson.checked(file.toString(), Files.readAllBytes(file));
        try {
            return new TextTokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), OPTIONS));
        } catch (RuntimeException e) {
            throw new CheckpointException(file + " is not a usable tokenizer.json: " + e.getMessage());
        }
    }

    /** Id of the end-of-text token, where the tokenizer has it; it differs between checkpoints. */
    public OptionalInt endOfText() {
        int[] ids = encode(BytePairVocabulary.END_OF_TEXT);
        return ids.length == 1 ? OptionalInt.of(ids[0]) : OptionalInt.empty();
    }

    /** Token ids of {@code text}, without special tokens. */
    public int[] encode(String text) {
        return Arrays.stream(tokenizer.encode(text, false, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /** Text of {@code ids}, special tokens left out. */
    public String decode(int... ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), true);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
