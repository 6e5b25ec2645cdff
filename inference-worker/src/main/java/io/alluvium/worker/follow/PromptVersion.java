package io.alluvium.worker.follow;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.PromptAnnouncement;
import java.util.List;

/**
 * One immutable version of a domain's prompt, by name.
 *
 * @param domain the domain
 * @param number its number within the domain
 * @param digest its identity
 * @param host what it was made for
 * @param blobs the files that it consists of
 */
public record PromptVersion(String domain, int number, String digest, Host host, List<BlobReference> blobs) {

    /** Keeps the list from changing. */
    public PromptVersion {
        blobs = List.copyOf(blobs);
    }

    /**
     * The frozen model that a version was made for; with any other its numbers mean nothing.
     *
     * @param backboneDigest SHA-256 of the weights
     * @param tokenizerDigest SHA-256 of the tokenizer file
     */
    public record Host(String backboneDigest, String tokenizerDigest) {}

    /** The version that an announcement names. */
    public static PromptVersion of(PromptAnnouncement announcement) {
        return new PromptVersion(
                announcement.getDomain(),
                announcement.getVersion(),
                announcement.getDigest(),
                new Host(announcement.getBackboneDigest(), announcement.getTokenizerDigest()),
                announcement.getBlobs());
    }

    /** The version in one word. */
    public String name() {
        return domain + "@" + number;
    }
}
