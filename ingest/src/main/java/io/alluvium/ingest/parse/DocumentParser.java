package io.alluvium.ingest.parse;

import org.jspecify.annotations.Nullable;

/**
 * Reads a document from bytes of either form: Avro single-object encoding, told by its two-byte marker, or else a JSON
 * object. It answers for every input and throws for none.
 */
public final class DocumentParser {

    private final AvroDocumentParser avro = new AvroDocumentParser();
    private final JsonDocumentParser json = new JsonDocumentParser();

    /** Reads the bytes; no bytes at all (a tombstone) are malformed. */
    public ParseResult parse(byte @Nullable [] value) {
        if (value == null || value.length == 0) {
            return ParseResult.malformed("The record has no value; send an Avro Document or a JSON object");
        }
        try {
            return AvroDocumentParser.recognises(value) ? avro.parse(value) : json.parse(value);
        } catch (RuntimeException | StackOverflowError e) {
            // Hostile bytes can break a decoder in ways that it does not declare; the record is refused all the same.
            return ParseResult.malformed(
                    "Reading the record failed with " + e.getClass().getSimpleName());
        }
    }
}
