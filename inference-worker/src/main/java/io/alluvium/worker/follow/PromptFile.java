package io.alluvium.worker.follow;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.serde.SchemaArchive;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The format of a kept prompt: a line with the format's name, its version and the SHA-256 of all that follows; then the
 * announcement in single-object encoding with its length before it (four bytes, big end first); then the blobs in the
 * announcement's order, whose lengths it names.
 */
public final class PromptFile {

    private static final String NAME = "ALLUVIUM-PROMPT ";
    private static final String HEAD = NAME + "1 ";
    private static final int HEAD_BYTES = HEAD.length() + 64 + 1;

    private static final RecordReader<PromptAnnouncement> READER =
            RecordReader.of(SchemaArchive.bundled(), PromptAnnouncement.class);

    private PromptFile() {}

    /** The prompt as bytes. */
    public static byte[] encode(PromptCache.Kept kept) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] announcement = RecordWriter.write(kept.announcement());
        try (DataOutputStream out = new DataOutputStream(body)) {
            out.writeInt(announcement.length);
            out.write(announcement);
            for (BlobReference blob : kept.announcement().getBlobs()) {
                out.write(kept.prompt().file(blob.getName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a prompt into memory", e);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(body.size() + HEAD_BYTES);
        whole.writeBytes((HEAD + Sha256.hex(body.toByteArray()) + "\n").getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }

    /**
     * The prompt that the bytes are.
     *
     * @throws IOException if the bytes are damaged or of another format
     */
    public static PromptCache.Kept decode(byte[] bytes) throws IOException {
        if (bytes.length < HEAD_BYTES) {
            throw new IOException("cut short, " + bytes.length + " bytes are left");
        }
        String head = new String(bytes, 0, HEAD_BYTES, StandardCharsets.US_ASCII);
        if (head.startsWith(NAME) && !head.startsWith(HEAD)) {
            throw new IOException("it is in the form '"
                    + head.substring(0, head.indexOf(' ', NAME.length()) + 1).strip() + "', this program knows '"
                    + HEAD.strip() + "'; a newer program wrote it");
        }
        byte[] body = Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
        if (!head.equals(HEAD + Sha256.hex(body) + "\n")) {
            throw new IOException("its content does not have the digest that its first line names");
        }
        ByteBuffer left = ByteBuffer.wrap(body);
        int length = ByteBuffer.wrap(take(left, Integer.BYTES)).getInt();
        PromptAnnouncement announcement = announcement(take(left, length));
        if (announcement.getDomain().isEmpty() || announcement.getAlias().isEmpty()) {
            throw new IOException("its announcement names no alias");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (BlobReference blob : announcement.getBlobs()) {
            files.put(blob.getName(), take(left, blob.getSizeBytes()));
        }
        return new PromptCache.Kept(announcement, new VerifiedPrompt(PromptVersion.of(announcement), files));
    }

    private static PromptAnnouncement announcement(byte[] bytes) throws IOException {
        return READER.read(bytes)
                .value()
                .orElseThrow(() -> new IOException("its announcement is damaged or was written by a newer program"));
    }

    private static byte[] take(ByteBuffer left, long length) throws IOException {
        if (length < 0 || length > left.remaining()) {
            throw new IOException("a part of " + length + " bytes is announced and " + left.remaining() + " are left");
        }
        byte[] part = new byte[(int) length];
        left.get(part);
        return part;
    }
}
