package io.alluvium.model.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive packed from readable source: a zip of stored entries around one attribute-free module.
 *
 * <p>Layout (PyTorch serialisation, file format 10): {@code data.pkl} pickles an object of class {@code __torch__.NAME},
 * {@code constants.pkl} an empty tuple, {@code code/__torch__.py} is the source in the serialised dialect.
 */
final class TorchArchive {
    private static final String EMPTY_TUPLE = "\u0080\u0002).";

    private TorchArchive() {}

    /** Packs a program. */
    static byte[] pack(TorchSource source) {
        String name = source.name();
        String module = "\u0080\u0002c__torch__\n" + name + "\n)\u0081}b.";
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "data.pkl", module.getBytes(StandardCharsets.ISO_8859_1));
            store(zip, "code/__torch__.py", source.text().getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", EMPTY_TUPLE.getBytes(StandardCharsets.ISO_8859_1));
            store(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("packing TorchScript program " + name, e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry("program/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0L);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
