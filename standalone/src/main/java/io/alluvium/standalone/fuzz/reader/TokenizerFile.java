package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.tokenizer.TextTokenizer;
import io.alluvium.standalone.fuzz.Bounds;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A checkpoint's tokenizer.json, read by native code. */
final class TokenizerFile implements FuzzTarget {

    private static final Profile PROFILE =
            new Profile("tokenizer-json", 6, Bounds.DEFAULT, List.of(CheckpointException.class));

    private final TinyFiles files = TinyFiles.create();
    private final JsonCases cases = new JsonCases(List.of(
            new String(files.read("tokenizer.json"), StandardCharsets.UTF_8),
            "{\"version\":\"1.0\",\"added_tokens\":[],\"pre_tokenizer\":{\"type\":\"BertPreTokenizer\"},"
                    + "\"decoder\":{\"type\":\"WordPiece\",\"prefix\":\"##\",\"cleanup\":true},\"model\":{"
                    + "\"type\":\"WordPiece\",\"unk_token\":\"[UNK]\",\"continuing_subword_prefix\":\"##\","
                    + "\"max_input_chars_per_word\":100,\"vocab\":{\"[UNK]\":0,\"riv\":1,\"##er\":2,\"the\":3}}}",
            "{\"version\":\"1.0\",\"added_tokens\":[],\"pre_tokenizer\":{\"type\":\"Metaspace\",\"replacement\":\"_\","
                    + "\"prepend_scheme\":\"always\",\"split\":true},\"model\":{\"type\":\"Unigram\",\"unk_id\":0,"
                    + "\"vocab\":[[\"<unk>\",0.0],[\"_the\",-1.0],[\"_riv\",-2.0],[\"er\",-2.5]]}}"));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        try (TextTokenizer tokenizer = TextTokenizer.load(files.write("broken.json", input))) {
            tokenizer.decode(tokenizer.encode("the river, and 12 \u00e9\ud83d\udc69"));
            tokenizer.endOfText();
            return Verdict.accepted();
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
