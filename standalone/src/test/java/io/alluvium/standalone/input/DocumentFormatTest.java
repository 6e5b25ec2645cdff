package io.alluvium.standalone.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How files become records. */
class DocumentFormatTest {

    @Test
    void shouldTellTheFormatByTheName() {
        // When, Then
        assertThat(DocumentFormat.of(Path.of("a/News.JSONL"))).isEqualTo(DocumentFormat.JSONL);
        assertThat(DocumentFormat.of(Path.of("a/news.ndjson"))).isEqualTo(DocumentFormat.JSONL);
        assertThat(DocumentFormat.of(Path.of("a/news.csv"))).isEqualTo(DocumentFormat.CSV);
        assertThat(DocumentFormat.of(Path.of("a/news.txt"))).isEqualTo(DocumentFormat.TEXT);
    }

    @Test
    void shouldPassJsonLinesOnAsTheyAreEvenBrokenOnes() throws IOException {
        // Given
        String lines = "{\"text\": \"one\"}\n\n{\"text\": \"half\n{\"text\": \"three\"}";

        // When
        List<SourceRecord> records = read(DocumentFormat.JSONL, lines);

        // Then
        assertThat(records)
                .containsExactly(
                        new SourceRecord(1, "{\"text\": \"one\"}"),
                        new SourceRecord(3, "{\"text\": \"half"),
                        new SourceRecord(4, "{\"text\": \"three\"}"));
    }

    @Test
    void shouldReadQuotedCsvWithLineEndsCommasAndQuotesInside() throws IOException {
        // Given
        String csv = "\ufeffid,text,author\r\n7,\"He said \"\"no\"\",\nand went\",Ann\r\n8,plain,\r\n";

        // When
        List<SourceRecord> records = read(DocumentFormat.CSV, csv);

        // Then
        assertThat(records)
                .containsExactly(
                        new SourceRecord(
                                2,
                                "{\"id\":\"7\",\"text\":\"He said \\\"no\\\",\\nand went\",\"attributes\":{\"author\":\"Ann\"}}"),
                        new SourceRecord(4, "{\"id\":\"8\",\"text\":\"plain\",\"attributes\":{\"author\":\"\"}}"));
    }

    @Test
    void shouldSendACsvTimestampAsANumberWhereItIsOne() throws IOException {
        // When
        List<SourceRecord> records =
                read(DocumentFormat.CSV, "text,timestampMillis\na,1700000000000\nb,yesterday\nc,\n");

        // Then
        assertThat(records)
                .extracting(SourceRecord::json)
                .containsExactly(
                        "{\"text\":\"a\",\"timestampMillis\":1700000000000}",
                        "{\"text\":\"b\",\"timestampMillis\":\"yesterday\"}",
                        "{\"text\":\"c\"}");
    }

    @Test
    void shouldSayThatACsvHasNoTextColumn() {
        // When, Then
        assertThatThrownBy(() -> read(DocumentFormat.CSV, "body,id\nhello,1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column text")
                .hasMessageContaining("[body, id]");
    }

    @Test
    void shouldSayWhereACsvEndsInsideAQuote() {
        // When, Then
        assertThatThrownBy(() -> read(DocumentFormat.CSV, "text\nfine\n\"open\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void shouldGatherParagraphsToDocumentsAndTearNone() throws IOException {
        // Given
        String paragraph = "word ".repeat(250).strip();

        // When
        List<SourceRecord> records =
                read(DocumentFormat.TEXT, "\n" + paragraph + "\n\n" + paragraph + "\n\n" + paragraph + "\n");

        // Then
        assertThat(records).extracting(SourceRecord::place).containsExactly(2L, 6L);
        assertThat(records.get(0).json()).contains("word\\n\\nword");
    }

    private static List<SourceRecord> read(DocumentFormat format, String text) throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        format.read(new BufferedReader(new StringReader(text)), records::add);
        return records;
    }
}
