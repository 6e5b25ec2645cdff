package io.alluvium.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Brings the bytes of one file. What came before a cut stays in {@code .incomplete}, where this process or the next one
 * goes on; the name of a blob is given only to bytes whose digest is that name.
 */
final class BlobDownload {

    private static final int CHUNK = 1 << 18;

    private final HubSettings settings;
    private final HubClient client;
    private final Retries retries;

    BlobDownload(HubSettings settings, HubClient client, Retries retries) {
        this.settings = settings;
        this.client = client;
        this.retries = retries;
    }

    /** Brings a file into the directory of blobs, where it is not yet; the caller holds the blob's lock. */
    void bring(ModelReference model, HubFile file, Path blobs, Progress progress) throws IOException {
        Files.createDirectories(blobs);
        Path incomplete = blobs.resolve(file.etag() + ".incomplete");
        long before = size(incomplete);
        progress.came(file, Math.min(before, file.size()));
        requireRoom(model, file, blobs, file.size() - before);
        transfer(model, file, incomplete, progress);
        String found = BlobDigest.of(file.etag()).of(incomplete);
        if (!found.equals(file.etag()) && before > 0) {
            // What was left of an earlier time may be what is wrong: once more, all of it.
            Files.delete(incomplete);
            progress.came(file, -file.size());
            transfer(model, file, incomplete, progress);
            found = BlobDigest.of(file.etag()).of(incomplete);
        }
        if (!found.equals(file.etag())) {
            Files.delete(incomplete);
            throw new HubException(model + ", file " + file.name() + ": the bytes that came have the digest " + found
                    + " instead of " + file.etag() + "; they were removed. Try again; if it stays so, something"
                    + " between here and " + settings.endpoint() + " changes what it passes on.");
        }
        Files.move(incomplete, blobs.resolve(file.etag()), StandardCopyOption.ATOMIC_MOVE);
    }

    private void transfer(ModelReference model, HubFile file, Path incomplete, Progress progress) throws IOException {
        if (size(incomplete) > file.size()) {
            Files.delete(incomplete);
        }
        int failures = 0;
        try (Incomplete out = Incomplete.open(incomplete)) {
            while (out.size() < file.size()) {
                long before = out.size();
                String cut = append(model, file, out, progress);
                if (out.size() < file.size()) {
                    failures = out.size() > before ? 1 : failures + 1;
                    if (failures > Retries.MOST) {
                        throw new HubAwayException(model + ", file " + file.name() + ": " + cut + " at byte "
                                + out.size() + " of " + file.size() + ", " + failures
                                + " times. The next attempt goes on from there.");
                    }
                    retries.after(failures);
                }
            }
            out.force();
        }
    }

    /** Appends what comes; says why it ended. */
    private String append(ModelReference model, HubFile file, Incomplete out, Progress progress) {
        HubClient.Bytes bytes = client.open(model, file, out.size());
        try (InputStream in = bytes.body();
                SilenceWatch watch = new SilenceWatch(in, settings.timeouts().silence())) {
            if (bytes.from() < out.size()) {
                progress.came(file, bytes.from() - out.size());
                out.cut(bytes.from());
            }
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0 && out.size() <= file.size(); read = in.read(chunk)) {
                watch.heard();
                out.append(chunk, read);
                progress.came(file, read);
            }
            return watch.silent() ? "nothing more came" : "the connection ended";
        } catch (IOException e) {
            return "the connection broke (" + HubHttp.reason(e) + ")";
        }
    }

    private void requireRoom(ModelReference model, HubFile file, Path directory, long bytes) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (bytes > free) {
            throw new HubException(
                    model + ", file " + file.name() + ": " + bytes + " bytes are to come, and " + directory
                            + " has room for " + free + ". Make room, or set HF_HOME to a directory on a larger disk.");
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
