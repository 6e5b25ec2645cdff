package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good prompt of each alias, on disk, so that a worker serves after a restart although the registry and the
 * broker are away. One file per alias, replaced in one step; a damaged file is set aside and not used.
 */
public final class PromptCache {

    private static final Logger LOG = LoggerFactory.getLogger(PromptCache.class);
    private static final String ENDING = ".prompt";

    private final Path directory;

    /** A cache in a directory, which is made when the first prompt is kept. */
    public PromptCache(Path directory) {
        this.directory = directory;
    }

    /**
     * A prompt that was kept.
     *
     * @param announcement the announcement that brought it
     * @param prompt the version, checked again
     */
    public record Kept(PromptAnnouncement announcement, VerifiedPrompt prompt) {}

    /** Keeps a prompt in place of the alias's former one. A failure is logged and changes nothing. */
    void keep(Kept kept) {
        PromptKey key = PromptKey.of(kept.announcement());
        Path unfinished = directory.resolve(".unfinished-" + UUID.randomUUID());
        try {
            Files.createDirectories(directory);
            write(unfinished, PromptFile.encode(kept));
            Files.move(unfinished, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("domain", key.domain())
                    .addKeyValue("alias", key.alias())
                    .addKeyValue("directory", directory)
                    .addKeyValue("error", e.toString())
                    .log("A prompt is served but could not be kept for the next start; see that the disk has room");
            delete(unfinished);
        }
    }

    /** Forgets an alias's prompt. */
    void remove(PromptKey key) {
        delete(file(key));
    }

    /** All prompts that are whole. */
    public List<Kept> load() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("directory", directory)
                    .addKeyValue("error", e.toString())
                    .log("The kept prompts cannot be listed; waiting for the registry instead");
            return List.of();
        }
        List<Kept> kept = new ArrayList<>();
        files.forEach(file -> read(file).ifPresent(kept::add));
        return kept;
    }

    private static Optional<Kept> read(Path file) {
        try {
            return Optional.of(PromptFile.decode(Files.readAllBytes(file)));
        } catch (IOException | FollowException e) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("error", e.toString())
                    .log("A kept prompt is damaged and set aside; it will come from the registry again");
            setAside(file);
            return Optional.empty();
        }
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("error", e.toString())
                    .log("It could not be moved");
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("error", e.toString())
                    .log("A file cannot be deleted");
        }
    }

    private Path file(PromptKey key) {
        return directory.resolve(URLEncoder.encode(key.toString(), StandardCharsets.UTF_8) + ENDING);
    }
}
