package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
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
import java.util.stream.Stream;

/** The two files of a PEFT directory, adapter_config.json and adapter_model.safetensors, of each kind of tuner. */
final class PeftFiles implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("peft-files", 80, CheckpointException.class);

    private static final Architecture BACKBONE = TinyFiles.SHAPE.architecture();

    private final List<Map<String, byte[]>> valid = Stream.of(
                    PromptShape.prefix(2, BACKBONE),
                    PromptShape.prompt(3, BACKBONE),
                    TunerShapes.lowRank(BACKBONE, 2, 4),
                    TunerShapes.layerNorms(BACKBONE),
                    TunerShapes.adapter(BACKBONE, 2),
                    TunerShapes.compacter(BACKBONE, 2, 2))
            .map(PeftFiles::directory)
            .toList();

    private static Map<String, byte[]> directory(PromptShape shape) {
        return PeftDirectory.encode(
                new SoftPrompt(shape, new float[shape.size()]), new BackboneIdentity("base", "ab", "cd"), BACKBONE);
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
        PeftDirectory.decode(parts.bytes(0), parts.bytes(1), BACKBONE);
        return Verdict.accepted();
    }
}
