package io.alluvium.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A domain's prompts on the disk: a directory for each version, which is whole from the moment that it has its name, and
 * {@code live.json}, which names one of them and is replaced in one step.
 */
final class PromptFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PromptFolder.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIVE = "live.json";
    private static final String MANIFEST = "manifest.json";
    private static final String UNFINISHED = ".unfinished-";

    private final Path directory;
    private final VersionCheck check;

    PromptFolder(Path all, String domain, VersionCheck check) {
        String name = URLEncoder.encode(domain, StandardCharsets.UTF_8);
        this.directory = all.resolve(name.startsWith(".") ? "%2E" + name.substring(1) : name);
        this.check = check;
    }

    /**
     * What was live last.
     *
     * @param pointer what the alias named
     * @param prompt the version, checked again
     * @param lastEventId how far the registry's log was read; null where that is not known
     */
    record Kept(
            Pointer pointer, LivePrompt prompt, @Nullable String lastEventId) {}

    /** Opens the bytes of a file by its digest. */
    interface Blobs {

        InputStream open(String sha256) throws IOException, InterruptedException;
    }

    /** What was live last; empty where there is nothing, or what there is has been damaged. */
    Optional<Kept> load() {
        Path live = directory.resolve(LIVE);
        if (!Files.exists(live)) {
            return Optional.empty();
        }
        try {
            JsonNode kept = JSON.readTree(live.toFile());
            Path files = directory.resolve(kept.path("directory").asText());
            Manifest manifest = Manifest.parse(Files.readString(files.resolve(MANIFEST)));
            VersionFiles.check(manifest, files);
            check.check(manifest, files);
            Pointer pointer = new Pointer(
                    manifest.version(), manifest.digest(), kept.path("revision").asLong());
            return Optional.of(new Kept(
                    pointer,
                    new LivePrompt(manifest, files),
                    kept.path("lastEventId").textValue()));
        } catch (IOException | VersionRefusedException e) {
            LOG.atWarn()
                    .addKeyValue("file", live)
                    .addKeyValue("error", e.toString())
                    .log("A kept prompt is damaged and not used; it will come from the registry again");
            return Optional.empty();
        }
    }

    /** Fetches a version; it is checked before it has its place, and none of it is left where it is not what it must be. */
    LivePrompt fetch(Manifest manifest, Blobs blobs) throws IOException, InterruptedException {
        Path files =
                directory.resolve(manifest.version() + "-" + manifest.digest().replaceAll("[^0-9A-Za-z]", "_"));
        if (whole(manifest, files)) {
            return new LivePrompt(manifest, files);
        }
        Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
        try {
            Files.createDirectories(unfinished);
            for (Manifest.File file : manifest.files()) {
                try (InputStream in = blobs.open(file.sha256())) {
                    VersionFiles.copy(in, manifest, file, unfinished.resolve(file.name()));
                }
            }
            VersionFiles.write(manifest.json(), unfinished.resolve(MANIFEST));
            check.check(manifest, unfinished);
            delete(files);
            Files.move(unfinished, files, StandardCopyOption.ATOMIC_MOVE);
            return new LivePrompt(manifest, files);
        } finally {
            delete(unfinished);
        }
    }

    /** Whether the version is there already, as after a rollback; its files may be in use, and are left as they are. */
    private boolean whole(Manifest manifest, Path files) {
        try {
            VersionFiles.check(manifest, files);
            check.check(manifest, files);
            return Files.exists(files.resolve(MANIFEST));
        } catch (IOException | VersionRefusedException missing) {
            LOG.debug("A version is not kept, or not whole", missing);
            return false;
        }
    }

    /** Keeps which version is live. */
    void keep(Kept kept) throws IOException {
        ObjectNode json = JSON.createObjectNode()
                .put("directory", kept.prompt().directory().getFileName().toString())
                .put("revision", kept.pointer().revision())
                .put("lastEventId", kept.lastEventId());
        Path unfinished = directory.resolve(UNFINISHED + UUID.randomUUID());
        VersionFiles.write(json.toPrettyString(), unfinished);
        Files.move(
                unfinished,
                directory.resolve(LIVE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes all versions but these. */
    void removeOthers(List<Path> used) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.list(directory)) {
            all = found.filter(Files::isDirectory).toList();
        }
        for (Path each : all) {
            if (!used.contains(each)) {
                delete(each);
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
