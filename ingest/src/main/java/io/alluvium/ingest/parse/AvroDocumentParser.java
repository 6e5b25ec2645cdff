package io.alluvium.ingest.parse;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;

/** Reads a document from Avro single-object encoding, written with this or any archived compatible schema. */
final class AvroDocumentParser {

    private static final int MARKER_BYTES = 2;

    private final RecordReader<Document> reader = RecordReader.of(SchemaArchive.bundled(), Document.class);

    /** True: the bytes begin with the marker of single-object encoding, which no JSON text does. */
    static boolean recognises(byte[] value) {
        return value.length >= MARKER_BYTES && value[0] == (byte) 0xC3 && value[1] == (byte) 0x01;
    }

    ParseResult parse(byte[] value) {
        Decoded<Document> decoded = reader.read(value);
        return decoded instanceof Decoded.Read<Document> read
                ? new ParseResult.Parsed(read.record())
                : ParseResult.malformed("The record is marked as Avro, but is no readable Document: "
                        + ((Decoded.Unreadable<Document>) decoded).detail());
    }
}
