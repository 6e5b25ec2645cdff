package io.alluvium.schemas.blob;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where the files of a blob directory lie.
 *
 * <ul>
 *   <li>{@code ab/abcd...}: a blob by its digest.
 *   <li>{@code .unfinished-*}: a blob that is being written.
 *   <li>{@code .trash/abcd....*}: a blob that is being taken away, each time under another name.
 *   <li>{@code .belongs-to}: whose blobs these are.
 * </ul>
 *
 * @param directory the directory
 */
record BlobLayout(Path directory) {

    private static final String UNFINISHED = ".unfinished-";

    Path place(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    Path newUnfinished() {
        return directory.resolve(UNFINISHED + UUID.randomUUID());
    }

    Path newTrash(String sha256) {
        return trash().resolve(sha256 + "." + UUID.randomUUID());
    }

    Path trash() {
        return directory.resolve(".trash");
    }

    Path owner() {
        return directory.resolve(".belongs-to");
    }

    /** The digest that a blob's file, or a file in the trash, is named by. */
    static String digest(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    List<Path> blobs() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : list(directory, "[0-9a-f][0-9a-f]")) {
            list(folder, "*").stream()
                    .filter(file -> Sha256.isDigest(file.getFileName().toString()))
                    .forEach(found::add);
        }
        return found;
    }

    List<Path> unfinished() throws IOException {
        return list(directory, UNFINISHED + "*");
    }

    List<Path> trashed() throws IOException {
        return list(trash(), "*.*");
    }

    List<Path> trashed(String sha256) throws IOException {
        return list(trash(), sha256 + ".*");
    }

    private static List<Path> list(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        return found;
    }
}
