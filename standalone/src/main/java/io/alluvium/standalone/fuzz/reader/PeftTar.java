package io.alluvium.standalone.fuzz.reader;

import io.alluvium.registry.peft.PeftArchive;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.standalone.measure.TarDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tar of a PEFT directory, as {@code prompts export} unpacks it; nothing may land outside the directory. */
final class PeftTar implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("peft-tar", 4, IOException.class);

    private final TinyFiles files = TinyFiles.create();
    private final Path out = files.directory().resolve("out");
    private final MutatedSeeds cases = new MutatedSeeds(
            List.of(PeftArchive.of(Samples.manifest(), blob -> new byte[100])),
            List.of(
                    "../../outside".getBytes(StandardCharsets.UTF_8),
                    "77777777777".getBytes(StandardCharsets.UTF_8),
                    "20 path=../outside\n".getBytes(StandardCharsets.UTF_8),
                    "30 GNU.sparse.size=99999999999\n".getBytes(StandardCharsets.UTF_8)));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        for (String name : TarDirectory.extract(input, out)) {
            Path file = out.resolve(name).normalize();
            if (!out.equals(file.getParent())) {
                throw new AssertionError("A file landed outside the directory: " + name);
            }
            Files.deleteIfExists(file);
        }
        return Verdict.accepted();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
