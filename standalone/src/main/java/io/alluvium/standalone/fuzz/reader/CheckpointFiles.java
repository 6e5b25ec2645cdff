package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.family.CheckpointDirectory;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.CaseSource;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.standalone.fuzz.cases.Parts;
import io.alluvium.standalone.fuzz.cases.SafetensorsCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A whole checkpoint directory with a broken config.json or broken weights, or both. */
final class CheckpointFiles implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("checkpoint", 4, CheckpointException.class);
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";

    private final TinyFiles files = TinyFiles.create();
    private final byte[] config = files.read(CONFIG);
    private final byte[] weights = files.read(WEIGHTS);
    private final CaseSource configs = new JsonCases(List.of(new String(config, StandardCharsets.UTF_8)));
    private final CaseSource tensors = new SafetensorsCases(List.of(weights));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return Parts.join(dice.oneIn(2) ? config : configs.make(dice), dice.oneIn(3) ? weights : tensors.make(dice));
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        Parts parts = Parts.split(input);
        files.write(CONFIG, parts.bytes(0));
        files.write(WEIGHTS, parts.bytes(1));
        CheckpointDirectory checkpoint = CheckpointDirectory.read(files.directory());
        checkpoint.names().forEach(checkpoint::tensor);
        return Verdict.accepted();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
