package io.alluvium.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The audit finds each kind of violation; otherwise its silence would say nothing. What aliases point to is in
 * {@link AliasAuditTest}.
 */
class AuditTest {

    private static final String DOMAIN = "tides";

    @TempDir
    private Path directory;

    private final List<Example> examples = new ArrayList<>();
    private final List<Questions.Reply> replies = new ArrayList<>();
    private Evidence.Learned learned = new Evidence.Learned(2, 1, 1, 0);
    private String serving = "digest-2";
    private List<String> acknowledged = List.of("first", "second");
    private BlobStore blobs;
    private LogInOrder log;

    @BeforeEach
    void everythingInOrder() {
        blobs = BlobStores.inDirectory(directory);
        examples.addAll(List.of(AuditRecords.example(DOMAIN, "first"), AuditRecords.example(DOMAIN, "second")));
        log = LogInOrder.of(DOMAIN, blobs);
        replies.add(new Questions.Reply(DOMAIN, "digest-1", 150));
    }

    @Test
    void shouldFindNothingWhereEverythingIsInOrder() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldFindALostText() {
        // Given
        examples.remove(0);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("is lost: first");
    }

    @Test
    void shouldFindATextThatIsAnExampleTwice() {
        // Given
        examples.add(AuditRecords.example(DOMAIN, "second"));

        // When, Then
        assertThat(violations()).singleElement().asString().contains("an example 2 times: second");
    }

    @Test
    void shouldFindAnExampleThatNobodySent() {
        // Given
        examples.add(AuditRecords.example(DOMAIN, "third"));

        // When, Then
        assertThat(violations()).singleElement().asString().contains("nobody sent");
    }

    @Test
    void shouldFindARecordThatWasLearnedTwice() {
        // Given
        learned = new Evidence.Learned(3, 2, 1, 0);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("2 texts were acknowledged", "taken=3");
    }

    @Test
    void shouldFindARecordThatIsNeitherLearnedNorHeldOut() {
        // Given
        learned = new Evidence.Learned(2, 1, 0, 0);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("2 texts were acknowledged", "heldOut=0");
    }

    @Test
    void shouldFindARecordThatIsLearnedAndHeldOut() {
        // Given
        learned = new Evidence.Learned(2, 2, 1, 0);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("2 texts were acknowledged", "trained=2");
    }

    @Test
    void shouldFindARecordThatStillWaits() {
        // Given
        learned = new Evidence.Learned(2, 1, 1, 1);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("2 texts were acknowledged", "pending=1");
    }

    @Test
    void shouldFindARecordThatTheLearnerWasNotGiven() {
        // Given
        learned = new Evidence.Learned(1, 1, 0, 0);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("2 texts were acknowledged", "taken=1");
    }

    @Test
    void shouldFindAGapInTheNumbers() {
        // Given
        log.proposed().remove(0);
        log.decided().removeIf(each -> each instanceof VersionManifest version && version.getVersion() == 1);

        // When, Then
        assertThat(violations()).anyMatch(each -> each.contains("version 2 follows version 0"));
    }

    @Test
    void shouldFindATwin() {
        // Given
        log.proposed().add(log.proposed().get(1));
        log.decided().add(log.proposed().get(1));

        // When, Then
        assertThat(violations()).singleElement().asString().contains("version 2 follows version 2");
    }

    @Test
    void shouldFindAVersionThatWasProposedAndNotPublished() {
        // Given
        log.proposed().add(AuditRecords.version(DOMAIN, 3, blobs.put(new byte[] {3})));

        // When, Then
        assertThat(violations()).singleElement().asString().contains("[1, 2, 3] were proposed and [1, 2] published");
    }

    @Test
    void shouldFindAVersionThatWasPublishedAndNotProposed() {
        // Given
        log.proposed().remove(1);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("[1] were proposed and [1, 2] published");
    }

    @Test
    void shouldFindAnAnswerOfAVersionBeforeItWasLive() {
        // Given
        replies.add(new Questions.Reply(DOMAIN, "digest-2", 150));

        // When, Then
        assertThat(violations()).singleElement().asString().contains("an answer came from digest-2");
    }

    @Test
    void shouldFindAnAnswerOfAVersionThatWasNeverLive() {
        // Given
        replies.add(new Questions.Reply(DOMAIN, "digest-7", 500));

        // When, Then
        assertThat(violations()).singleElement().asString().contains("an answer came from digest-7");
    }

    @Test
    void shouldFindAWorkerThatServesAnOlderVersion() {
        // Given
        serving = "digest-1";

        // When, Then
        assertThat(violations()).singleElement().asString().contains("digest-2 is live and the worker serves digest-1");
    }

    @Test
    void shouldFindWhatTheAuditOfAliasesFinds() {
        // Given
        log.announced().remove(1);

        // When, Then
        assertThat(violations()).singleElement().asString().contains("live to tides@2 at 200 is the last move");
    }

    private List<String> violations() {
        return Audit.violations(new Evidence(
                Map.of(DOMAIN, acknowledged),
                Map.of(DOMAIN, learned),
                Map.of(DOMAIN, serving),
                replies,
                log.with(examples),
                blobs));
    }
}
