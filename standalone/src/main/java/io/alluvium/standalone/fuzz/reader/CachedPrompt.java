package io.alluvium.standalone.fuzz.reader;

import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.worker.follow.PromptCache;
import io.alluvium.worker.follow.PromptDamagedException;
import io.alluvium.worker.follow.PromptFile;
import io.alluvium.worker.follow.PromptKey;
import io.alluvium.worker.follow.PromptRefusedException;
import io.alluvium.worker.follow.PromptVersion;
import io.alluvium.worker.follow.VerifiedPrompt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A prompt that a worker kept on disk; mostly the digest in its first line is made to fit the damage. */
final class CachedPrompt implements FuzzTarget {

    private static final Profile PROFILE = Profile.of(
            "prompt-cache", 60, IOException.class, PromptDamagedException.class, PromptRefusedException.class);
    private static final byte[] BLOB = "bytes of a prompt".getBytes(StandardCharsets.UTF_8);
    private static final String HEAD = "ALLUVIUM-PROMPT 1 ";
    private static final int HEAD_BYTES = HEAD.length() + 65;

    private final byte[] valid = PromptFile.encode(kept());
    private final byte[] body = Arrays.copyOfRange(valid, HEAD_BYTES, valid.length);
    private final MutatedSeeds bodies = new MutatedSeeds(List.of(body), List.of());
    private final MutatedSeeds whole = new MutatedSeeds(List.of(valid), List.of());
    private final AvroCases announcements = Samples.cases(Samples.announcement());

    private static PromptCache.Kept kept() {
        PromptAnnouncement announcement = Samples.announcement();
        announcement.setBlobs(
                List.of(new BlobReference("adapter_config.json", Sha256.hex(BLOB), (long) BLOB.length, "text")));
        return new PromptCache.Kept(
                announcement, new VerifiedPrompt(PromptVersion.of(announcement), Map.of("adapter_config.json", BLOB)));
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return switch (dice.below(8)) {
            case 0 -> whole.make(dice);
            case 1, 2, 3 -> withHead(bodies.make(dice));
            default -> withHead(announced(announcements.make(dice), dice));
        };
    }

    private static byte[] announced(byte[] announcement, Dice dice) {
        return ByteBuffer.allocate(Integer.BYTES + announcement.length + BLOB.length)
                .putInt(dice.oneIn(8) ? (int) dice.edge() : announcement.length)
                .put(announcement)
                .put(BLOB)
                .array();
    }

    private static byte[] withHead(byte[] body) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes((HEAD + Sha256.hex(body) + "\n").getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(body);
        return file.toByteArray();
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        PromptKey.of(PromptFile.decode(input).announcement());
        return Verdict.accepted();
    }
}
