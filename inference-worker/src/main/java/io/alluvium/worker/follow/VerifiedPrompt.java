package io.alluvium.worker.follow;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.blob.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A version with the bytes of its files. Each file was checked against its digest: one that does not match cannot be in
 * here.
 *
 * @param version what it is
 * @param files bytes by the name that they have within the version
 */
public record VerifiedPrompt(PromptVersion version, Map<String, byte[]> files) {

    /**
     * Checks every file.
     *
     * @throws PromptDamagedException if one is missing or is not what its digest says
     */
    public VerifiedPrompt {
        files = new LinkedHashMap<>(files);
        for (BlobReference blob : version.blobs()) {
            byte[] bytes = files.get(blob.getName());
            String found = bytes == null ? "no bytes" : Sha256.hex(bytes);
            if (!found.equals(blob.getSha256())) {
                throw new PromptDamagedException(version, blob.getName(), blob.getSha256(), found);
            }
        }
    }

    /**
     * The bytes of one file.
     *
     * @throws PromptRefusedException if the version has no file of that name
     */
    public byte[] file(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new PromptRefusedException(
                    version,
                    "it has no file " + name + " but only " + files.keySet()
                            + ". It was not written as a PEFT directory; publish it again.");
        }
        return bytes;
    }
}
