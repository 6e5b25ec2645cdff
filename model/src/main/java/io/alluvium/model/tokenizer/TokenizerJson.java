package io.alluvium.model.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.alluvium.model.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The content of a {@code tokenizer.json}, checked before native code sees it: that code ends the whole process on JSON
 * that it did not expect. What passes is written anew, so that both read the same.
 */
final class TokenizerJson {

    private static final int DEEPEST = 32;
    private static final List<String> PARTS = List.of("normalizer", "pre_tokenizer", "post_processor", "decoder");
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String file;

    private TokenizerJson(String file) {
        this.file = file;
    }

    /** The same content as clean JSON; {@code file} names it in errors. */
    static byte[] checked(String file, byte[] bytes) {
        return new TokenizerJson(file).check(bytes);
    }

    private byte[] check(byte[] bytes) {
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
            plain(root);
            require(root.isObject(), "it is no JSON object");
            PARTS.forEach(part -> part(part, root.path(part)));
            tokens(root.path("added_tokens"));
            model(root.path("model"));
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw bad("it is not JSON: " + (e instanceof JsonProcessingException json ? json.getOriginalMessage() : e));
        }
    }

    /** Only numbers and texts that every reader of JSON takes. */
    private void plain(JsonNode node) {
        if (node.isNumber()) {
            require(
                    node.isIntegralNumber() ? node.canConvertToLong() : Double.isFinite(node.asDouble()),
                    "it has a number out of range");
        } else if (node.isTextual()) {
            plain(node.textValue());
        }
        Iterator<String> names = node.fieldNames();
        names.forEachRemaining(this::plain);
        node.forEach(this::plain);
    }

    private void plain(String text) {
        require(StandardCharsets.UTF_8.newEncoder().canEncode(text), "it has text with half a surrogate pair");
    }

    private void part(String name, JsonNode part) {
        require(
                part.isMissingNode() || part.isNull() || part.path("type").isTextual(),
                name + " must be null or an object with a type");
    }

    private void tokens(JsonNode tokens) {
        require(tokens.isMissingNode() || tokens.isArray(), "added_tokens must be a list");
        for (JsonNode token : tokens) {
            require(
                    number(token.path("id")) && token.path("content").isTextual(),
                    "each of added_tokens must have an id and a content");
        }
    }

    private void model(JsonNode model) {
        String type = model.path("type").asText("BPE");
        switch (type) {
            case "BPE" -> {
                vocabulary(model.path("vocab"));
                merges(model.path("merges"));
            }
            case "WordPiece", "WordLevel" -> {
                vocabulary(model.path("vocab"));
                require(
                        model.path("vocab").has(model.path("unk_token").asText("")),
                        "model.unk_token must name a token of the vocabulary");
            }
            case "Unigram" -> pieces(model);
            default ->
                throw bad("its model is " + model.path("type")
                        + "; this host takes BPE, WordPiece, WordLevel and Unigram");
        }
    }

    private void vocabulary(JsonNode vocabulary) {
        require(vocabulary.isObject() && !vocabulary.isEmpty(), "model.vocab must be an object with ids by token");
        for (Map.Entry<String, JsonNode> token : vocabulary.properties()) {
            require(number(token.getValue()), "model.vocab must have a number from 0 for each token");
        }
    }

    private void merges(JsonNode merges) {
        require(merges.isArray(), "model.merges must be a list");
        for (JsonNode merge : merges) {
            boolean pair = merge.isArray()
                    && merge.size() == 2
                    && merge.get(0).isTextual()
                    && merge.get(1).isTextual();
            require(merge.isTextual() || pair, "model.merges must have pairs of tokens");
        }
    }

    private void pieces(JsonNode model) {
        JsonNode vocabulary = model.path("vocab");
        require(
                vocabulary.isArray() && !vocabulary.isEmpty(),
                "model.vocab must be a list of pieces with their scores");
        for (JsonNode piece : vocabulary) {
            require(
                    piece.isArray()
                            && piece.size() == 2
                            && piece.get(0).isTextual()
                            && piece.get(1).isNumber(),
                    "model.vocab must have a piece and its score in each entry");
        }
        JsonNode unknown = model.path("unk_id");
        require(
                number(unknown) && unknown.intValue() < vocabulary.size(),
                "model.unk_id must be the number of a piece, for what no other piece spells");
    }

    private static boolean number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw bad(otherwise);
        }
    }

    private CheckpointException bad(String what) {
        return new CheckpointException(file + " is not a usable tokenizer.json: " + what);
    }
}
