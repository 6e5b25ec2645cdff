package io.alluvium.schemas.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name in the blob store means its bytes and nothing else, whatever happens to disk and files. */
class DirectoryBlobStoreTest {

    private static final byte[] SILT = "silt".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void shouldGiveBackWhatWasKeptUnderItsDigest() {
        // Given
        BlobStore store = BlobStores.inDirectory(directory.resolve("made/on/demand"));

        // When
        String name = store.put(SILT);

        // Then
        assertThat(name).isEqualTo(Sha256.hex(SILT)).matches(Sha256::isDigest);
        assertThat(store.get(name))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(SILT));
    }

    @Test
    void shouldKeepTheSameBytesOnce() throws IOException {
        // Given
        BlobStore store = BlobStores.inDirectory(directory);
        store.put(SILT);

        // When
        store.put(SILT);

        // Then
        assertThat(files()).hasSize(1);
    }

    @Test
    void shouldBeEmptyForWhatItDoesNotHave() {
        // Given
        BlobStore store = BlobStores.inDirectory(directory);

        // When, Then
        assertThat(store.get(Sha256.hex(SILT))).isEmpty();
        assertThat(store.get("../../etc/passwd")).isEmpty();
    }

    @Test
    void shouldRefuseATamperedBlobAndHealWhenItIsKeptAgain() throws IOException {
        // Given
        BlobStore store = BlobStores.inDirectory(directory);
        String name = store.put(SILT);
        Files.writeString(files().get(0), "sand");

        // When, Then
        assertThatThrownBy(() -> store.get(name))
                .isInstanceOf(BlobDamagedException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("restore it");
        store.put(SILT);
        assertThat(store.get(name))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(SILT));
    }

    @Test
    void shouldLeaveNothingBehindOnAFullDiskAndGoOnAfterwards() throws IOException {
        // Given
        FullDisk disk = new FullDisk();
        BlobStore store = new DirectoryBlobStore(directory, disk);

        // When, Then
        assertThatThrownBy(() -> store.put(SILT))
                .isInstanceOf(BlobStoreException.class)
                .hasMessageContaining("No space left on device")
                .hasMessageContaining("see that the disk has room");
        assertThat(files()).isEmpty();
        assertThat(store.get(Sha256.hex(SILT))).isEmpty();
        disk.full = false;
        assertThat(store.get(store.put(SILT))).isPresent();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** A disk that takes half of what it is given, and then no more. */
    private static final class FullDisk extends DurableFiles {

        private boolean full = true;

        @Override
        void write(Path file, byte[] bytes) throws IOException {
            super.write(file, full ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            if (full) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        }
    }
}
