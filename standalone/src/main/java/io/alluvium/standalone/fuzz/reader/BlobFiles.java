package io.alluvium.standalone.fuzz.reader;

import io.alluvium.schemas.blob.BlobDamagedException;
import io.alluvium.schemas.blob.BlobStore;
import io.alluvium.schemas.blob.BlobStores;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.standalone.fuzz.cases.Nasty;
import io.alluvium.standalone.fuzz.cases.Parts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Files of the blob store that were changed on the disk, and names that are no digests. */
final class BlobFiles implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("blobs", 6, BlobDamagedException.class);
    private static final byte[] CONTENT = "the content of a blob".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = Sha256.hex(CONTENT);

    private final TinyFiles files = TinyFiles.create();
    private final Path directory = files.directory().resolve("blobs");
    private final Path place = directory.resolve(NAME.substring(0, 2)).resolve(NAME);
    private final BlobStore store = BlobStores.inDirectory(directory);
    private final MutatedSeeds cases = new MutatedSeeds(List.of(CONTENT), List.of());

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        String name = dice.oneIn(4) ? dice.pick(Nasty.TEXTS) : NAME;
        return Parts.join(name.getBytes(StandardCharsets.UTF_8), cases.make(dice));
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        Parts parts = Parts.split(input);
        Files.createDirectories(directory.resolve(NAME.substring(0, 2)));
        Files.write(place, parts.bytes(1));
        String name = new String(parts.bytes(0), StandardCharsets.UTF_8);
        Optional<byte[]> found = store.get(name);
        if (found.isPresent() && !Sha256.hex(found.get()).equals(name)) {
            throw new AssertionError("Bytes that are not what their name says");
        }
        return found.isPresent() ? Verdict.accepted() : Verdict.refused("no blob of that name");
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
