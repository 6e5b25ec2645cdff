package io.alluvium.registry.peft;

import java.util.function.Supplier;

/**
 * A file of a version's directory; its bytes are read, and so checked, when they are asked for.
 *
 * @param name its name
 * @param sha256 the digest of its bytes
 * @param sizeBytes how many bytes
 * @param bytes reads them
 */
public record DirectoryFile(String name, String sha256, long sizeBytes, Supplier<byte[]> bytes) {}
