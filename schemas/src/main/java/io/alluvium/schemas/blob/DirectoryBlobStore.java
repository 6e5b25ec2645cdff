package io.alluvium.schemas.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Blobs as files, two levels deep: {@code ab/abcd...}. A blob is written under a temporary name, forced to disk and
 * renamed, so that a name is either absent or complete; every read checks the digest. A damaged file is replaced when
 * its bytes are kept again. A blob's time of change is when it was last kept, and holds off the
 * {@link DirectoryBlobSweeper}.
 */
final class DirectoryBlobStore implements BlobStore {

    private final BlobLayout layout;
    private final DurableFiles files;

    DirectoryBlobStore(Path directory, DurableFiles files) {
        this.layout = new BlobLayout(directory);
        this.files = files;
    }

    @Override
    public String put(byte[] bytes) {
        String sha256 = Sha256.hex(bytes);
        Path place = layout.place(sha256);
        if (!(holds(place, bytes) && isYoungAgain(place))) {
            write(sha256, place, bytes);
        }
        return sha256;
    }

    @Override
    public Optional<byte[]> get(String sha256) {
        if (!Sha256.isDigest(sha256)) {
            return Optional.empty();
        }
        Path place = layout.place(sha256);
        byte[] bytes;
        try {
            bytes = read(sha256, place);
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

    /** From its place, or from the trash while a sweeper has not decided yet, or from its place again. */
    private byte[] read(String sha256, Path place) throws IOException {
        List<Path> tries = new ArrayList<>(List.of(place));
        for (int i = 0; i < tries.size(); i++) {
            try {
                return Files.readAllBytes(tries.get(i));
            } catch (NoSuchFileException e) {
                if (i == 0) {
                    tries.addAll(layout.trashed(sha256));
                    tries.add(place);
                }
            }
        }
        throw new NoSuchFileException(place.toString());
    }

    private void write(String sha256, Path place, byte[] bytes) {
        Path unfinished = layout.newUnfinished();
        try {
            Files.createDirectories(place.resolveSibling("."));
            files.write(unfinished, bytes);
            files.rename(unfinished, place);
        } catch (IOException e) {
            remove(unfinished, e);
            throw new BlobStoreException(
                    sha256,
                    "Keeping blob " + sha256 + " (" + bytes.length + " bytes) in " + layout.directory() + ": "
                            + e.getMessage()
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

    /**
     * Whether the file is in its place as one that was kept just now. Its time is set on an open file, which a sweeper may
     * have taken away by then, so that the place is looked at after that.
     */
    private static boolean isYoungAgain(Path place) {
        try {
            Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
            return Files.exists(place);
        } catch (IOException e) {
            return false; // A sweeper took it, or another user owns it: written anew, it is young and ours.
        }
    }
}
