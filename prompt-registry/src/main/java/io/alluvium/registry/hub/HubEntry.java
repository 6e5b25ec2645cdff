package io.alluvium.registry.hub;

import io.alluvium.registry.peft.DirectoryFile;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file of a revision, as the Hub lists it.
 *
 * @param type what it is: a file
 * @param path its name
 * @param size how many bytes
 * @param oid the digest of what Git holds of it
 * @param lfs what it points to
 */
@Schema(
        name = "HubEntry",
        description = "A file of a revision",
        examples = "{\"type\":\"file\",\"path\":\"adapter_model.safetensors\",\"size\":40960,"
                + "\"oid\":\"1d0f7a1a0c8e8b6f0a4e1d0f7a1a0c8e8b6f0a4e\",\"lfs\":{\"oid\":\"4f...\",\"size\":40960,"
                + "\"pointerSize\":130}}")
public record HubEntry(String type, String path, long size, String oid, Large lfs) {

    static HubEntry of(DirectoryFile file) {
        LfsPointer pointer = LfsPointer.to(file);
        return new HubEntry(
                "file",
                file.name(),
                file.sizeBytes(),
                pointer.oid(),
                new Large(file.sha256(), file.sizeBytes(), pointer.sizeBytes()));
    }

    /**
     * Where a file's bytes are.
     *
     * @param oid their digest, SHA-256
     * @param size how many
     * @param pointerSize how many bytes say so
     */
    @Schema(name = "HubEntryBytes")
    public record Large(String oid, long size, int pointerSize) {}
}
