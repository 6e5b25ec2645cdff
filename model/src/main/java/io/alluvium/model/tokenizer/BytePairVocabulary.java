package io.alluvium.model.tokenizer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained byte-level BPE vocabulary, written as a Hugging Face {@code tokenizer.json}.
 *
 * @param tokens token texts in id order; id 0 is the end-of-text token
 * @param merges merge rules, first learned first
 */
public record BytePairVocabulary(List<String> tokens, List<Merge> merges) {
    /** The document separator, also the beginning-of-text token, as in GPT-2. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /** One merge rule: two adjacent tokens become one. */
    public record Merge(String left, String right) {}

    /** Copies the lists. */
    public BytePairVocabulary {
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
    }

    /** Writes {@code tokenizer.json}; the bytes are a pure function of the vocabulary. */
    public void write(Path file) throws IOException {
        var mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("version", "1.0").putNull("truncation").putNull("padding");
        root.putArray("added_tokens")
                .addObject()
                .put("id", 0)
                .put("content", END_OF_TEXT)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
        root.putNull("normalizer");
        byteLevel(root.putObject("pre_tokenizer"));
        root.putNull("post_processor");
        byteLevel(root.putObject("decoder"));
        ObjectNode model = root.putObject("model");
        model.put("type", "BPE")
                .putNull("dropout")
                .putNull("unk_token")
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "")
                .put("fuse_unk", false)
                .put("byte_fallback", false);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        var rules = model.putArray("merges");
        merges.forEach(merge -> rules.add(merge.left() + " " + merge.right()));
        Files.write(file, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }
}
