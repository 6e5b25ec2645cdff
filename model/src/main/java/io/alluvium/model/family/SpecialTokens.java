package io.alluvium.model.family;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.checkpoint.CheckpointException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Tokens that stand for places in a text, not for text.
 *
 * @param start stands before a document
 * @param ends each of them ends one; the first is written where a document ends. Empty for models that end none.
 * @param decoderStart the first token that a decoder after an encoder reads
 */
public record SpecialTokens(int start, List<Integer> ends, int decoderStart) {
    /** Copies. */
    public SpecialTokens {
        ends = List.copyOf(ends);
    }

    /** The token that is written where a document ends. */
    public int end() {
        return ends.isEmpty() ? start : ends.get(0);
    }

    /**
     * What a configuration says.
     *
     * @param known the end-of-text token that the tokenizer has, if any, for configurations that are silent
     */
    static SpecialTokens of(ConfigFile config, OptionalInt known, int vocabulary) {
        List<Integer> ends = new ArrayList<>();
        JsonNode told = config.node("eos_token_id");
        (told.isArray() ? told : List.of(told)).forEach(end -> {
            if (end.isIntegralNumber()) {
                ends.add(inside(config, "eos_token_id", end, vocabulary));
            }
        });
        if (ends.isEmpty()) {
            known.ifPresent(ends::add);
        }
        int padding = token(config, "pad_token_id", 0, vocabulary);
        int start = token(config, "bos_token_id", ends.isEmpty() ? padding : ends.get(0), vocabulary);
        return new SpecialTokens(start, ends, token(config, "decoder_start_token_id", padding, vocabulary));
    }

    private static int token(ConfigFile config, String key, int otherwise, int vocabulary) {
        JsonNode node = config.node(key);
        return node.isIntegralNumber() ? inside(config, key, node, vocabulary) : otherwise;
    }

    private static int inside(ConfigFile config, String key, JsonNode node, int vocabulary) {
        if (!node.canConvertToInt() || node.asInt() < 0 || node.asInt() >= vocabulary) {
            throw new CheckpointException(
                    config.file() + " has " + key + " " + node + "; the vocabulary has " + vocabulary + " tokens");
        }
        return node.asInt();
    }
}
