package io.alluvium.client;

import java.nio.file.Path;

/**
 * What is live of a domain.
 *
 * @param manifest the version
 * @param directory its files on this machine, a directory that Hugging Face PEFT reads; they never change, and stay while
 *     this version or the next one is in use
 */
public record LivePrompt(Manifest manifest, Path directory) {

    /** The number of the version. */
    public int version() {
        return manifest.version();
    }
}
