package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.standalone.fuzz.cases.Parts;
import io.alluvium.standalone.fuzz.cases.SafetensorsCases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The two files of a PEFT directory: adapter_config.json and adapter_model.safetensors. */
final class PeftFiles implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("peft-files", 80, CheckpointException.class);

    private final List<Map<String, byte[]>> valid = List.of(
            directory(PromptShape.prefix(2, TinyFiles.SHAPE.architecture())),
            directory(PromptShape.prompt(3, TinyFiles.SHAPE.architecture())));

    private static Map<String, byte[]> directory(PromptShape shape) {
        return PeftDirectory.encode(
                new SoftPrompt(shape, new float[shape.size()]),
                new BackboneIdentity("base", "ab", "cd"),
                TinyFiles.SHAPE.architecture());
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        Map<String, byte[]> files = dice.pick(valid);
        byte[] config = files.getOrDefault(PeftDirectory.CONFIG, new byte[0]);
        byte[] tensors = files.getOrDefault(PeftDirectory.TENSORS, new byte[0]);
        return Parts.join(
                dice.oneIn(3) ? config : new JsonCases(List.of(new String(config, StandardCharsets.UTF_8))).make(dice),
                dice.oneIn(3) ? tensors : new SafetensorsCases(List.of(tensors)).make(dice));
    }

    @Override
    public Verdict read(byte[] input) {
        Parts parts = Parts.split(input);
        PeftDirectory.decode(parts.bytes(0), parts.bytes(1), TinyFiles.SHAPE.architecture());
        return Verdict.accepted();
    }
}
