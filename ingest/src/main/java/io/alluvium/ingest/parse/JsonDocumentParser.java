package io.alluvium.ingest.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.alluvium.schemas.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document from one JSON object with the fields of {@link Document}. Types are not bent: a number is no text.
 * Fields that a document does not have are passed over, so that existing JSON Lines files can be sent as they are.
 */
final class JsonDocumentParser {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    ParseResult parse(byte[] value) {
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            return ParseResult.badEncoding("The record is neither Avro nor valid UTF-8; send JSON in UTF-8");
        }
        try {
            JsonNode root = READER.readTree(decoded);
            return root.isObject()
                    ? new ParseResult.Parsed(document(root))
                    : ParseResult.malformed("The record is JSON but no object; send an object with a field text");
        } catch (WrongField e) {
            return ParseResult.malformed(e.detail);
        } catch (JsonProcessingException e) {
            return ParseResult.malformed("The record is no valid JSON" + place(e.getLocation()));
        } catch (IOException e) {
            return ParseResult.malformed("The record could not be read as JSON");
        }
    }

    private static Document document(JsonNode root) {
        String text = text(root, "text");
        if (text == null) {
            throw new WrongField("The field text is missing; it holds the text to learn from");
        }
        return new Document(
                text(root, "id"),
                text(root, "domain"),
                text,
                text(root, "source"),
                timestamp(root.path("timestampMillis")),
                attributes(root.path("attributes")));
    }

    private static @Nullable String text(JsonNode root, String field) {
        JsonNode node = root.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new WrongField("The field " + field + " must be a string, but is of type " + node.getNodeType());
        }
        return node.textValue();
    }

    private static @Nullable Instant timestamp(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new WrongField("The field timestampMillis must be a whole number of milliseconds since 1970");
        }
        return Instant.ofEpochMilli(node.longValue());
    }

    private static Map<String, String> attributes(JsonNode node) {
        Map<String, String> attributes = new HashMap<>();
        if (node.isMissingNode() || node.isNull()) {
            return attributes;
        }
        if (!node.isObject()) {
            throw new WrongField("The field attributes must be an object of strings");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new WrongField("Every value in the field attributes must be a string");
            }
            attributes.put(entry.getKey(), entry.getValue().textValue());
        }
        return attributes;
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** A field of the wrong type; stays inside this class. */
    private static final class WrongField extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String detail;

        WrongField(String detail) {
            super(detail, null, false, false);
            this.detail = detail;
        }
    }
}
