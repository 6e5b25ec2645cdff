package io.alluvium.standalone.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The documents of a measurement. */
class DocumentsTest {

    private static final int MANY = 2_000;
    private static final long SEED = 7;

    private final RecordReader<Document> reader = RecordReader.of(SchemaArchive.bundled(), Document.class);

    @Test
    void shouldMakeDistinctDocumentsOfTheWantedSize() throws IOException {
        // Given
        Documents documents = Documents.of(1_024, SEED);
        Set<String> texts = new HashSet<>();
        long bytes = 0;

        // When
        for (long ordinal = 0; ordinal < MANY; ordinal++) {
            byte[] value = documents.value(ordinal);
            Document document = reader.read(value).value().orElseThrow();
            bytes += value.length;
            texts.add(document.getText());
            assertThat(Documents.ordinal(document.getId())).isEqualTo(ordinal);
        }

        // Then
        assertThat(texts).hasSize(MANY);
        assertThat((double) bytes / MANY).isBetween(1_014.0, 1_054.0);
    }

    @Test
    void shouldMakeTheSameDocumentsAgainForTheSameSeedOnly() throws IOException {
        // When
        byte[] once = Documents.of(500, SEED).value(5);

        // Then
        assertThat(Documents.of(500, SEED).value(5)).isEqualTo(once);
        assertThat(Documents.of(500, SEED + 1).value(5)).isNotEqualTo(once);
    }

    @Test
    void shouldSpreadDocumentsOverAllDomains() throws IOException {
        // Given
        Documents documents = Documents.of(500, SEED);
        Set<String> domains = new HashSet<>();

        // When
        for (long ordinal = 0; ordinal < MANY; ordinal++) {
            domains.add(documents.domain(ordinal, 100));
        }

        // Then
        assertThat(domains).hasSize(100);
    }
}
