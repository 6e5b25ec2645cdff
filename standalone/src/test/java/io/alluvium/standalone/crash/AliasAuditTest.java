package io.alluvium.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of aliases finds each kind of violation; otherwise its silence would say nothing. */
class AliasAuditTest {

    private static final String DOMAIN = "tides";

    @TempDir
    private Path directory;

    private BlobStore blobs;
    private LogInOrder log;

    @BeforeEach
    void everythingInOrder() {
        blobs = BlobStores.inDirectory(directory);
        log = LogInOrder.of(DOMAIN, blobs);
    }

    @Test
    void shouldFindNothingWhereEverythingIsInOrder() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldFindAVersionThatWasPublishedAsAnother() {
        // Given
        log.proposed()
                .set(
                        0,
                        VersionManifest.newBuilder(log.proposed().get(0))
                                .setDigest("digest-7")
                                .build());

        // When, Then
        assertThat(violations())
                .singleElement()
                .asString()
                .contains("tides@1 was proposed as digest-7 and published as digest-1");
    }

    @Test
    void shouldFindAnAliasThatPointsToNothing() {
        // Given
        AliasMove move = AuditRecords.move(DOMAIN, 9, 300);
        move.setAlias("candidate");
        log.decided().add(move);
        log.announced().add(AuditRecords.announcement(move));

        // When, Then
        assertThat(violations()).anyMatch(each -> each.contains("candidate was moved to tides@9, which was nothing"));
    }

    @Test
    void shouldFindAnAliasThatMovesBeforeItsVersionIsPublished() {
        // Given
        log.decided().add(log.decided().remove(2));

        // When, Then
        assertThat(violations()).singleElement().asString().contains("live was moved to tides@2, which was nothing");
    }

    @Test
    void shouldFindAnAliasThatMovesToTheVersionOfAnotherDomain() {
        // Given
        AliasMove move = AuditRecords.move("ledger", 2, 300);
        log.decided().add(move);
        log.announced().add(AuditRecords.announcement(move));

        // When, Then
        assertThat(violations()).anyMatch(each -> each.contains("live was moved to ledger@2, which was nothing"));
    }

    @Test
    void shouldNotMindAMoveThatWasRefused() {
        // Given
        AliasMove move = AuditRecords.move(DOMAIN, 9, 300);
        move.setStatus(AliasMoveStatus.REFUSED);
        log.decided().add(move);

        // When, Then
        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldFindAFileThatIsMissing() {
        // Given
        blobs = BlobStores.inDirectory(directory.resolve("elsewhere"));

        // When, Then
        assertThat(violations()).hasSize(2).allMatch(each -> each.contains("which is missing"));
    }

    @Test
    void shouldFindAFileThatIsDamaged() throws IOException {
        // Given
        String named = log.proposed().get(0).getBlobs().get(0).getSha256();
        Files.write(directory.resolve(named.substring(0, 2)).resolve(named), new byte[] {7});

        // When, Then
        assertThat(violations()).singleElement().asString().contains("tides@1", named, "which is damaged");
    }

    @Test
    void shouldFindAnAnnouncementWithAnotherDigest() {
        // Given
        log.announced().get(1).setDigest("digest-7");

        // When, Then
        assertThat(violations())
                .singleElement()
                .asString()
                .contains("tides@2 was announced as digest-7 and published as digest-2");
    }

    @Test
    void shouldFindAnAnnouncementWithOtherFiles() {
        // Given
        log.announced().get(1).setBlobs(List.of());

        // When, Then
        assertThat(violations()).singleElement().asString().contains("tides@2 was announced with other files");
    }

    @Test
    void shouldFindAnAnnouncementOfAVersionThatIsNotPublished() {
        // Given
        log.announced().add(0, AuditRecords.announcement(AuditRecords.move(DOMAIN, 9, 50)));

        // When, Then
        assertThat(violations())
                .anyMatch(each -> each.contains("tides@9 was announced as digest-9 and published as nothing"));
    }

    @Test
    void shouldFindAnAnnouncementThatNoMoveStandsBehind() {
        // Given
        log.announced().add(0, AuditRecords.announcement(AuditRecords.move(DOMAIN, 1, 50)));

        // When, Then
        assertThat(violations())
                .singleElement()
                .asString()
                .contains("live to tides@1 at 50 was announced, and the registry's log has no such move");
    }

    @Test
    void shouldFindAMoveThatWasNotAnnounced() {
        // Given
        log.announced().remove(1);

        // When, Then
        assertThat(violations())
                .singleElement()
                .asString()
                .contains("live to tides@2 at 200 is the last move", "live to tides@1 at 100 the last announcement");
    }

    @Test
    void shouldNotMissAnnouncementsThatCompactionRemoved() {
        // Given
        log.announced().remove(0);

        // When, Then
        assertThat(violations()).isEmpty();
    }

    private List<String> violations() {
        return AliasAudit.violations(log.with(List.of()), blobs);
    }
}
