package io.alluvium.registry.peft;

import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A version as the directory that Hugging Face PEFT reads: the version's files and a model card. */
public final class VersionDirectory {

    private static final String CARD = "README.md";
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    private VersionDirectory() {}

    /** The files by name; nothing is read yet. */
    public static Map<String, DirectoryFile> of(VersionManifest version, Function<BlobReference, byte[]> read) {
        Map<String, DirectoryFile> files = new TreeMap<>();
        byte[] card = ModelCard.of(version).getBytes(StandardCharsets.UTF_8);
        files.put(CARD, new DirectoryFile(CARD, Sha256.hex(card), card.length, () -> card));
        for (BlobReference file : version.getBlobs()) {
            String name = safeName(file);
            files.put(name, new DirectoryFile(name, file.getSha256(), file.getSizeBytes(), () -> read.apply(file)));
        }
        return files;
    }

    private static String safeName(BlobReference file) {
        if (!FILE_NAME.matcher(file.getName()).matches()) {
            throw new RegistryException(
                    ProblemKind.BLOB_UNREADABLE,
                    "Packing blob " + file.getSha256() + ": its name in the manifest is no plain file name");
        }
        return file.getName();
    }
}
