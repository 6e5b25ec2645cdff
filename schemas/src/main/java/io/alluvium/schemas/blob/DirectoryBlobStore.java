package io.alluvium.schemas.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Blobs as files, two levels deep: {@code ab/abcd...}. A blob is written under a temporary name, forced to disk and
 * renamed, so that a name is either absent or complete; every read checks the digest. A damaged file is replaced when
 * its bytes are kept again.
 */
final class DirectoryBlobStore implements BlobStore {

    private final Path directory;
    private final DurableFiles files;

    DirectoryBlobStore(Path directory, DurableFiles files) {
        this.directory = directory;
        this.files = files;
    }

    @Override
    public String put(byte[] bytes) {
        String sha256 = Sha256.hex(bytes);
        Path place = place(sha256);
        if (!holds(place, bytes)) {
            write(sha256, place, bytes);
        }
        return sha256;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        if (!Sha256.isDigest(sha256)) {
            return Optional.empty();
        }
        Path place = place(sha256);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(place);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BlobStoreException(sha256, "Reading blob " + sha256 + " from " + place + ": " + e, e);
        }
        String found = Sha256.hex(bytes);
        if (!found.equals(sha256)) {
            throw new BlobDamagedException(sha256, found, place);
        }
        return Optional.of(bytes);
    }

    private void write(String sha256, Path place, byte[] bytes) {
        Path unfinished = directory.resolve(".unfinished-" + UUID.randomUUID());
        try {
            Files.createDirectories(place.resolveSibling("."));
            files.write(unfinished, bytes);
            files.rename(unfinished, place);
        } catch (IOException e) {
            remove(unfinished, e);
            throw new BlobStoreException(
                    sha256,
                    "Keeping blob " + sha256 + " (" + bytes.length + " bytes) in " + directory + ": " + e.getMessage()
                            + ". Nothing was left behind; see that the disk has room and may be written.",
                    e);
        }
    }

    private static void remove(Path unfinished, IOException reason) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static boolean holds(Path place, byte[] bytes) {
        try {
            return Files.exists(place) && Arrays.equals(Files.readAllBytes(place), bytes);
        } catch (IOException e) {
            return false; // Unreadable: the rewrite below it finds out why, or heals it.
        }
    }

    private Path place(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
