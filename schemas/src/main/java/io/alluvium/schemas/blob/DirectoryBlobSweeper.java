package io.alluvium.schemas.blob;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Removes blobs from a directory in three steps, so that one that is kept again at the same time is not lost.
 *
 * <ol>
 *   <li>A blob that nothing names, and that was kept last before the given moment, is renamed into the trash.
 *   <li>There its time is looked at again. {@link DirectoryBlobStore#put} sets it on a blob that it finds in its place. If
 *       put came before the rename, the file in the trash is young, and goes back; if after, put found no file in the
 *       place and wrote a new one. A file in the trash has a name of its own, so that nobody changes it there.
 *   <li>What is still old is deleted.
 * </ol>
 *
 * A sweeper that dies between two steps leaves a file in the trash, where the store still reads it; the next sweep
 * decides about it again.
 */
final class DirectoryBlobSweeper implements BlobSweeper {

    private final BlobLayout layout;
    private final DurableFiles files;

    DirectoryBlobSweeper(Path directory, DurableFiles files) {
        this.layout = new BlobLayout(directory);
        this.files = files;
    }

    @Override
    public void claim(String owner) {
        try {
            if (!Files.exists(layout.owner())) {
                Files.createDirectories(layout.directory());
                Path unfinished = layout.newUnfinished();
                files.write(unfinished, owner.getBytes(StandardCharsets.UTF_8));
                files.rename(unfinished, layout.owner());
            }
            String found = Files.readString(layout.owner());
            if (!found.equals(owner)) {
                throw new IOException("they belong to the Kafka cluster " + found + ", not to " + owner
                        + ". Give each system a directory of its own; if this is the right one, remove "
                        + layout.owner());
            }
        } catch (IOException e) {
            throw failure("Claiming the blobs", e);
        }
    }

    @Override
    public Swept sweep(Predicate<String> named, Instant keptBefore) {
        Tally tally = new Tally();
        FileTime young = FileTime.from(keptBefore);
        try {
            for (Path file : layout.trashed()) {
                settle(file, named, young, tally);
            }
            for (Path file : layout.blobs()) {
                tally.blobs++;
                if (!named.test(BlobLayout.digest(file)) && isOld(file, young)) {
                    remove(file, young, tally);
                }
            }
            for (Path file : layout.unfinished()) {
                if (isOld(file, young)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw failure("Removing blobs that nothing names", e);
        }
        return tally.swept();
    }

    private void remove(Path place, FileTime young, Tally tally) throws IOException {
        Path trash = layout.newTrash(BlobLayout.digest(place));
        Files.createDirectories(layout.trash());
        try {
            files.rename(place, trash);
        } catch (NoSuchFileException e) {
            return; // Another sweeper was faster.
        }
        settle(trash, sha256 -> false, young, tally);
    }

    private void settle(Path trash, Predicate<String> named, FileTime young, Tally tally) throws IOException {
        String sha256 = BlobLayout.digest(trash);
        try {
            if (named.test(sha256) || !isOld(trash, young)) {
                files.rename(trash, layout.place(sha256));
                tally.restored++;
            } else {
                long size = Files.size(trash);
                Files.delete(trash);
                tally.removed(size);
            }
        } catch (NoSuchFileException e) {
            return; // Another sweeper has settled it.
        }
    }

    private static boolean isOld(Path file, FileTime young) throws IOException {
        try {
            return Files.getLastModifiedTime(file).compareTo(young) < 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private BlobStoreException failure(String what, IOException e) {
        return new BlobStoreException("", what + " in " + layout.directory() + ": " + e.getMessage(), e);
    }

    /** Counts. */
    private static final class Tally {

        private long blobs;
        private long removed;
        private long removedBytes;
        private long restored;

        private void removed(long bytes) {
            removed++;
            removedBytes += bytes;
        }

        private Swept swept() {
            return new Swept(blobs, removed, removedBytes, restored);
        }
    }
}
