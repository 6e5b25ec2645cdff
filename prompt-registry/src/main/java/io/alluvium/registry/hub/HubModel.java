package io.alluvium.registry.hub;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.alluvium.registry.peft.DirectoryFile;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A revision of a repository, as the Hub says it.
 *
 * @param id the repository's name as the client wrote it
 * @param sha the commit
 * @param lastModified acceptance time of the last example of the version's range
 * @param hidden whether only some may read it: no
 * @param gated whether one must ask before: no
 * @param disabled whether it cannot be read: no
 * @param library what reads it
 * @param tags what it is
 * @param siblings its files
 */
@Schema(
        name = "HubModel",
        description = "A revision of a repository",
        examples = "{\"id\":\"alluvium/news\",\"sha\":\"9b74c9897bac770ffc029102a200c5de9b74c989\","
                + "\"lastModified\":\"2026-01-01T00:00:00.000Z\",\"private\":false,\"gated\":false,"
                + "\"disabled\":false,\"library_name\":\"peft\",\"tags\":[\"soft-prompt\",\"alluvium\"],"
                + "\"siblings\":[{\"rfilename\":\"adapter_config.json\",\"size\":312,"
                + "\"blobId\":\"1d0f7a1a0c8e8b6f0a4e1d0f7a1a0c8e8b6f0a4e\",\"lfs\":{\"sha256\":\"4f...\","
                + "\"size\":312,\"pointerSize\":128}}]}")
public record HubModel(
        String id,
        String sha,
        String lastModified,
        @JsonProperty("private") boolean hidden,
        boolean gated,
        boolean disabled,
        @JsonProperty("library_name") String library,
        List<String> tags,
        List<Sibling> siblings) {

    /** Older clients read no time without a fraction of seconds. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final List<String> TAGS = List.of("soft-prompt", "alluvium");
    private static final List<String> RETIRED = List.of("soft-prompt", "alluvium", "retired");

    static HubModel of(Snapshot snapshot, boolean retired) {
        return new HubModel(
                snapshot.repository(),
                snapshot.commit(),
                MILLIS.format(Instant.ofEpochMilli(snapshot.version().getCreatedAtMillis())),
                false,
                false,
                false,
                "peft",
                retired ? RETIRED : TAGS,
                snapshot.files().values().stream().map(Sibling::of).toList());
    }

    /**
     * A file.
     *
     * @param name its name
     * @param size how many bytes
     * @param blobId the digest of what Git holds of it
     * @param lfs what it points to
     */
    @Schema(name = "HubSibling")
    public record Sibling(@JsonProperty("rfilename") String name, long size, String blobId, Large lfs) {

        static Sibling of(DirectoryFile file) {
            LfsPointer pointer = LfsPointer.to(file);
            return new Sibling(
                    file.name(),
                    file.sizeBytes(),
                    pointer.oid(),
                    new Large(file.sha256(), file.sizeBytes(), pointer.sizeBytes()));
        }
    }

    /**
     * Where a file's bytes are.
     *
     * @param sha256 their digest
     * @param size how many
     * @param pointerSize how many bytes say so
     */
    @Schema(name = "HubSiblingBytes")
    public record Large(String sha256, long size, int pointerSize) {}
}
