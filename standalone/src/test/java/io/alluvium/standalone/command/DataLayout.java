package io.alluvium.standalone.command;

import io.alluvium.schemas.blob.BlobStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where things lie in a data directory after a run.
 *
 * @param data the data directory
 */
record DataLayout(Path data) {

    static final String LOSS = """
            The data directory of `up` is not laid out as that of the last release. What an operator loses when the next
            start looks elsewhere: learners, ledgers and offsets (kafka: a topic or an application of another name), the
            files of all versions (blobs), what workers serve while the registry is away (worker-cache). Give things their
            released places again, or bring them over at the start, test it, and change
            src/test/resources/data-directory.txt.""";

    /** The places that were released. */
    static Set<String> released() throws IOException {
        return new TreeSet<>(Files.readAllLines(Path.of("src", "test", "resources", "data-directory.txt")));
    }

    /** The places now: what lies at the top, the applications' folders, and every topic. */
    Set<String> places() throws IOException {
        Set<String> places = new TreeSet<>();
        for (Path top : list(data)) {
            String name = top.getFileName().toString();
            if (!name.startsWith("alluvium.log") && !name.startsWith(".")) {
                places.add(name);
            }
        }
        for (Path application : list(data.resolve("streams"))) {
            places.add("streams/" + application.getFileName());
        }
        for (Path partition : list(data.resolve("kafka"))) {
            if (Files.isDirectory(partition)) {
                places.add("kafka/" + partition.getFileName().toString().replaceFirst("-[0-9]+$", ""));
            }
        }
        return places;
    }

    /** A file that no version names, kept two days ago. */
    Path orphan(String content) throws IOException {
        Path blobs = data.resolve("blobs");
        String name = BlobStores.inDirectory(blobs).put(content.getBytes(StandardCharsets.UTF_8));
        Path file = blobs.resolve(name.substring(0, 2)).resolve(name);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    private static Set<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return new TreeSet<>(found.toList());
        }
    }
}
