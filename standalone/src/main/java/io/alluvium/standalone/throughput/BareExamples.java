package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;

/** What all yardsticks make of a record: the document is parsed and becomes an example of the same text, unjudged. */
final class BareExamples {

    private static final String NO_DIGEST = "0".repeat(64);

    private final RecordReader<Document> reader = RecordReader.of(SchemaArchive.bundled(), Document.class);

    Example example(String domain, byte[] value, long timestampMillis, Origin origin) {
        Document document = reader.read(value)
                .value()
                .orElseThrow(
                        () -> new IllegalStateException("The records topic holds what the measurement did not write"));
        return new Example(
                String.valueOf(document.getId()),
                NO_DIGEST,
                domain,
                document.getText(),
                document.getSource(),
                timestampMillis,
                System.currentTimeMillis(),
                "",
                false,
                origin);
    }
}
