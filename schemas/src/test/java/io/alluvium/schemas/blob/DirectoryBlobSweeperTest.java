package io.alluvium.schemas.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.schemas.blob.BlobSweeper.Swept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nothing names goes when it is old; what is kept again at the same moment stays, and can be read all the time. */
class DirectoryBlobSweeperTest {

    private static final byte[] SILT = "silt".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SAND = "sand".getBytes(StandardCharsets.UTF_8);
    private static final Predicate<String> NOTHING = sha256 -> false;

    private final Instant yesterday = Instant.now().minus(Duration.ofDays(1));

    @TempDir
    private Path directory;

    private BlobStore store;
    private BlobSweeper sweeper;

    @BeforeEach
    void open() {
        store = BlobStores.inDirectory(directory);
        sweeper = BlobStores.sweeperIn(directory);
    }

    @Test
    void shouldRemoveOnlyWhatIsOldAndNotNamed() throws IOException {
        // Given
        String named = old(SILT);
        String orphan = old(SAND);
        String young = store.put(new byte[] {1});
        Path torn = Files.writeString(directory.resolve(".unfinished-1"), "half of it");
        age(torn);

        // When
        Swept swept = sweeper.sweep(named::equals, yesterday);

        // Then
        assertThat(swept).isEqualTo(new Swept(3, 1, SAND.length, 0));
        assertThat(store.get(named)).isPresent();
        assertThat(store.get(young)).isPresent();
        assertThat(store.get(orphan)).isEmpty();
        assertThat(files()).hasSize(2);
    }

    @Test
    void shouldFindNothingWhereThereIsNothing() {
        // When, Then
        assertThat(BlobStores.sweeperIn(directory.resolve("none")).sweep(NOTHING, yesterday))
                .isEqualTo(Swept.NOTHING);
    }

    @Test
    void shouldLeaveABlobAloneThatIsKeptAgain() throws IOException {
        // Given
        String blob = old(SILT);

        // When
        store.put(SILT);
        Swept swept = sweeper.sweep(NOTHING, yesterday);

        // Then
        assertThat(swept.removed()).isZero();
        assertThat(store.get(blob)).isPresent();
    }

    @Test
    void shouldPutABlobBackThatIsKeptAgainRightBeforeItIsTakenAway() throws IOException {
        // Given
        String blob = old(SILT);
        BlobSweeper raced = new DirectoryBlobSweeper(directory, new Meanwhile(true, () -> store.put(SILT)));

        // When
        Swept swept = raced.sweep(NOTHING, yesterday);

        // Then
        assertThat(swept).isEqualTo(new Swept(1, 0, 0, 1));
        assertThat(store.get(blob)).isPresent();
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldNotTouchABlobThatIsKeptAgainRightAfterTheOldOneWasTakenAway() throws IOException {
        // Given
        String blob = old(SILT);
        BlobSweeper raced = new DirectoryBlobSweeper(directory, new Meanwhile(false, () -> store.put(SILT)));

        // When
        Swept swept = raced.sweep(NOTHING, yesterday);

        // Then
        assertThat(swept).isEqualTo(new Swept(1, 1, SILT.length, 0));
        assertThat(store.get(blob)).isPresent();
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldBeReadableWhereASweeperDied() throws IOException {
        // Given
        String blob = old(SILT);

        // When
        dieOverTheFirst();

        // Then
        assertThat(new BlobLayout(directory).place(blob)).doesNotExist();
        assertThat(store.get(blob)).isPresent();
    }

    @Test
    void shouldDecideAgainAboutWhatADeadSweeperLeft() throws IOException {
        // Given
        String blob = old(SILT);
        dieOverTheFirst();

        // When
        Swept named = sweeper.sweep(blob::equals, yesterday);
        dieOverTheFirst();
        Swept notNamed = sweeper.sweep(NOTHING, yesterday);

        // Then
        assertThat(named).isEqualTo(new Swept(1, 0, 0, 1));
        assertThat(notNamed).isEqualTo(new Swept(0, 1, SILT.length, 0));
        assertThat(files()).isEmpty();
    }

    private void dieOverTheFirst() {
        BlobSweeper dying = new DirectoryBlobSweeper(directory, new Meanwhile(false, () -> {
            throw new UncheckedIOException(new IOException("killed"));
        }));
        assertThatThrownBy(() -> dying.sweep(NOTHING, yesterday)).hasMessageContaining("killed");
    }

    @Test
    void shouldBelongToTheFirstWhoSaysSo() {
        // Given
        sweeper.claim("cluster-1");
        sweeper.claim("cluster-1");

        // When, Then
        assertThatThrownBy(() -> sweeper.claim("cluster-2"))
                .isInstanceOf(BlobStoreException.class)
                .hasMessageContaining("belong to the Kafka cluster cluster-1, not to cluster-2")
                .hasMessageContaining("directory of its own");
    }

    private String old(byte[] bytes) throws IOException {
        String name = store.put(bytes);
        age(new BlobLayout(directory).place(name));
        return name;
    }

    private void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(yesterday.minusSeconds(1)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Something happens right before or right after the first file is renamed. */
    private static final class Meanwhile extends DurableFiles {

        private final boolean before;
        private Runnable happens;

        Meanwhile(boolean before, Runnable happens) {
            this.before = before;
            this.happens = happens;
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            Runnable now = happens;
            happens = () -> {};
            if (before) {
                now.run();
            }
            super.rename(from, to);
            if (!before) {
                now.run();
            }
        }
    }
}
