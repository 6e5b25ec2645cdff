package io.alluvium.ingest;

import static io.alluvium.ingest.IngestTopologyFixture.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.ingest.settle.DomainLedger;
import io.alluvium.ingest.settle.Home;
import io.alluvium.ingest.settle.Settling;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.RejectionReason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of good records that arrive at home: examples, duplicates, cuts. */
class IngestTopologyTest {

    private static final String HOP = "test-by-domain-repartition";

    private IngestTopologyFixture ingest;

    @BeforeEach
    void start(@TempDir Path directory) {
        ingest = new IngestTopologyFixture(directory, home());
    }

    /** Where domains are at home; in the test driver every topic has one partition. */
    Home home() {
        return Home.among(1);
    }

    /** Whether records have to take the hop. */
    boolean hops() {
        return false;
    }

    @AfterEach
    void stop() {
        ingest.close();
    }

    @Test
    void shouldTurnAnAvroDocumentIntoAnExample() {
        // Given
        Instant written = Instant.parse("2020-02-02T02:02:02Z");
        Document document = new Document("n-1", null, "e\u0301tude\r\nfin", "feed", written, Map.of("language", "fr"));

        // When
        ingest.offer("news", document);

        // Then
        Example example = (Example) ingest.examples.readRecord().value();
        assertThat(example.getRecordId()).isEqualTo("n-1");
        assertThat(example.getDomain()).isEqualTo("news");
        assertThat(example.getText()).isEqualTo("\u00e9tude\nfin");
        assertThat(example.getSource()).isEqualTo("feed");
        assertThat(example.getTimestampMillis()).isEqualTo(written.toEpochMilli());
        assertThat(example.getAcceptedAtMillis()).isEqualTo(IngestTopologyFixture.START.toEpochMilli());
        assertThat(example.getLanguage()).isEqualTo("fr");
        assertThat(example.getOrigin().getOffset()).isZero();
        assertThat(ingest.rejects.isEmpty()).isTrue();
        assertThat(ingest.outcomes).containsExactly("news:accepted");
    }

    @Test
    void shouldTakeTheHopOnlyWhereItHasTo() {
        // When
        ingest.offer("news", document("Some line."));

        // Then
        assertThat(ingest.driver.producedTopicNames().contains(HOP)).isEqualTo(hops());
    }

    @Test
    void shouldReadJsonAndDeriveWhatIsMissing() {
        // When
        ingest.offerJson("news", "{\"text\":\"A plain line.\",\"something\":[1]}");

        // Then
        Example example = (Example) ingest.examples.readValue();
        assertThat(example.getRecordId())
                .isEqualTo("news-" + example.getContentDigest().substring(0, 16));
        assertThat(example.getContentDigest()).hasSize(64);
        assertThat(example.getTimestampMillis()).isEqualTo(IngestTopologyFixture.START.toEpochMilli());
    }

    @Test
    void shouldFollowTheDocumentsOwnDomainBeforeTheKey() {
        // When
        ingest.offerJson("news", "{\"text\":\"A case report.\",\"domain\":\"bio\"}");

        // Then
        assertThat(ingest.examples.readKeyValue().key).isEqualTo("bio");
    }

    @Test
    void shouldDropTheSameTextOfADomainOnce() {
        // Given
        ingest.offer("news", document("Cafe\u0301 opens."));

        // When
        ingest.offer("news", document("Caf\u00e9 opens.  "));
        ingest.offer("bio", document("Caf\u00e9 opens."));

        // Then
        assertThat(ingest.examples.readKeyValuesToList())
                .extracting(entry -> entry.key)
                .containsExactly("news", "bio");
        var note = ingest.onlyRejection();
        assertThat(note.getReason()).isEqualTo(RejectionReason.DUPLICATE);
        assertThat(note.getOrigin().getOffset()).isEqualTo(1L);
        assertThat(note.getDetail()).contains("@0");
        assertThat(ingest.rejects.isEmpty()).isTrue();
        assertThat(ledger("news").counts().duplicates()).isEqualTo(1);
        assertThat(ledger("news").counts().accepted()).isEqualTo(1);
    }

    @Test
    void shouldAcceptRecordsThatComeOutOfOrder() {
        // When
        for (String time : List.of("2025-03-01T00:00:00Z", "2001-01-01T00:00:00Z", "2025-02-01T00:00:00Z")) {
            ingest.offerJson(
                    "news",
                    "{\"text\":\"Written at " + time + "\",\"timestampMillis\":"
                            + Instant.parse(time).toEpochMilli() + "}");
        }

        // Then
        assertThat(examplesOnly()).hasSize(3);
    }

    @Test
    void shouldCutAQuietDomainOnce() {
        // Given
        ingest.offer("news", document("The last line for now."));
        ingest.examples.readValue();

        // When
        ingest.driver.advanceWallClockTime(IngestTopologyFixture.QUIET.minusMillis(1));
        boolean early = !ingest.examples.isEmpty();
        ingest.driver.advanceWallClockTime(Duration.ofSeconds(2));
        ingest.driver.advanceWallClockTime(Duration.ofMinutes(2));

        // Then
        assertThat(early).isFalse();
        Cut cut = (Cut) ingest.examples.readValue();
        assertThat(cut.getDomain()).isEqualTo("news");
        assertThat(cut.getReason()).isEqualTo(CutReason.QUIET);
        assertThat(cut.getSequence()).isEqualTo(1);
        assertThat(ingest.examples.isEmpty()).isTrue();
    }

    @Test
    void shouldNotCutABusyDomain() {
        // When
        for (int i = 0; i < 10; i++) {
            ingest.offer("news", document("Busy line " + i));
            ingest.driver.advanceWallClockTime(Duration.ofSeconds(2));
        }

        // Then
        assertThat(ingest.examples.readValuesToList()).allMatch(Example.class::isInstance);
    }

    @Test
    void shouldCutWhenAskedAndNumberTheCuts() {
        // Given
        ingest.offer("news", document("Something to learn."));
        ingest.driver.advanceWallClockTime(Duration.ofMinutes(1));

        // When
        askForCut("news", "cut");
        askForCut("never-seen", "cut");

        // Then
        List<SpecificRecord> words = ingest.examples.readValuesToList();
        assertThat(words).hasSize(3);
        assertThat(((Cut) words.get(1)).getReason()).isEqualTo(CutReason.QUIET);
        assertThat(((Cut) words.get(2)).getReason()).isEqualTo(CutReason.REQUESTED);
        assertThat(((Cut) words.get(2)).getSequence()).isEqualTo(2);
    }

    @Test
    void shouldRefuseARequestForAnUnknownThing() {
        // When
        askForCut("news", "dance");

        // Then
        assertThat(ingest.onlyRejection().getReason()).isEqualTo(RejectionReason.MALFORMED);
    }

    private void askForCut(String domain, String what) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(RequestHeaders.REQUEST, IngestTopologyFixture.utf8(what));
        ingest.offer(domain, new byte[0], headers);
    }

    private List<Example> examplesOnly() {
        return ingest.examples.readValuesToList().stream()
                .filter(Example.class::isInstance)
                .map(Example.class::cast)
                .toList();
    }

    private DomainLedger ledger(String domain) {
        return ingest.driver
                .<String, DomainLedger>getKeyValueStore(Settling.LEDGERS)
                .get(domain);
    }
}
