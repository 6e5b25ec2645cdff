package io.alluvium.model.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One repository's part of the cache: refs, blobs, snapshots, and notes of what does not exist. */
final class HubCache {

    private static final String SNAPSHOTS = "snapshots";

    private final Path repository;
    private final Path locks;
    private final boolean links;

    HubCache(HubSettings settings, ModelReference model) {
        String folder = "models--" + model.owner() + "--" + model.name();
        this.repository = settings.cache().toAbsolutePath().normalize().resolve(folder);
        this.locks =
                settings.cache().toAbsolutePath().normalize().resolve(".locks").resolve(folder);
        this.links = settings.links();
    }

    /** The commit that a revision stood for when it was last asked for; null where it never was. */
    @Nullable
    String commit(ModelReference model) {
        if (model.pinned()) {
            return model.revision();
        }
        Path ref = ref(model);
        try {
            String text = Files.isRegularFile(ref) ? Files.readString(ref).strip() : "";
            return ModelReference.isCommit(text) ? text : null;
        } catch (IOException e) {
            throw new HubException("Reading " + ref + ": " + e.getMessage(), e);
        }
    }

    /** Notes what a revision stands for now. */
    void remember(ModelReference model, String commit) throws IOException {
        if (commit.equals(commit(model))) {
            return;
        }
        Path ref = ref(model);
        Files.createDirectories(ref.getParent());
        Path unfinished = ref.resolveSibling(ref.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.writeString(unfinished, commit);
        Files.move(unfinished, ref, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path ref(ModelReference model) {
        return repository.resolve("refs").resolve(model.revision());
    }

    /** The directory of a commit's files. */
    Path snapshot(String commit) {
        return repository.resolve(SNAPSHOTS).resolve(commit);
    }

    Path file(String commit, String name) {
        return snapshot(commit).resolve(name);
    }

    /** The directory of the bytes. */
    Path blobs() {
        return repository.resolve("blobs");
    }

    Path blob(String etag) {
        return blobs().resolve(etag);
    }

    Path lock(String etag) {
        return locks.resolve(etag + ".lock");
    }

    /** The files without which a commit's snapshot is no checkpoint, and which it lacks. */
    List<String> missing(String commit) {
        List<String> missing = new ArrayList<>(WantedFiles.REQUIRED);
        if (Files.isRegularFile(file(commit, WantedFiles.WEIGHTS))) {
            missing.removeIf(name -> Files.isRegularFile(file(commit, name)));
            return missing;
        }
        Path index = file(commit, WantedFiles.INDEX);
        if (Files.isRegularFile(index)) {
            missing.addAll(WantedFiles.shards(index));
        } else {
            missing.add(WantedFiles.WEIGHTS);
        }
        missing.removeIf(name -> Files.isRegularFile(file(commit, name)));
        return missing;
    }

    /** Whether nothing about a commit remains to be asked: each file is here, or noted as not existing. */
    boolean settled(String commit) {
        return missing(commit).isEmpty()
                && WantedFiles.OPTIONAL.stream()
                        .allMatch(name -> Files.isRegularFile(file(commit, name))
                                || Files.isRegularFile(nonexistence(commit, name)));
    }

    private Path nonexistence(String commit, String name) {
        return repository.resolve(".no_exist").resolve(commit).resolve(name);
    }

    /** Notes that a commit has no such file. */
    void noteMissing(String commit, String name) throws IOException {
        Path note = nonexistence(commit, name);
        if (!Files.exists(note)) {
            Files.createDirectories(note.getParent());
            Files.write(note, new byte[0]);
        }
    }

    /** Makes a blob that is here a file of a commit's snapshot; without links the bytes themselves go there. */
    void place(HubFile promised, boolean fresh) throws IOException {
        Path blob = blob(promised.etag());
        Path directory = Files.createDirectories(snapshot(promised.commit()));
        Path file = directory.resolve(promised.name());
        Files.deleteIfExists(file);
        if (links) {
            Files.createSymbolicLink(file, directory.relativize(blob));
        } else if (fresh) {
            Files.move(blob, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Path unfinished = directory.resolve("." + UUID.randomUUID() + ".tmp");
            Files.copy(blob, unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** What the Hub calls the model whose snapshot that directory is; null where it is none. */
    static @Nullable String repositoryOf(Path directory) {
        Path path = directory.toAbsolutePath().normalize();
        int names = path.getNameCount();
        if (names < 3
                || !path.getName(names - 2).toString().equals(SNAPSHOTS)
                || !ModelReference.isCommit(path.getName(names - 1).toString())) {
            return null;
        }
        String[] parts = path.getName(names - 3).toString().split("--", -1);
        return parts.length == 3 && parts[0].equals("models") ? parts[1] + "/" + parts[2] : null;
    }
}
