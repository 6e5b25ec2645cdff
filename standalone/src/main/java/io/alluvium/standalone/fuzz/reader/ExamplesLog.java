package io.alluvium.standalone.fuzz.reader;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.Nasty;
import io.alluvium.standalone.fuzz.cases.Parts;
import io.alluvium.trainer.read.LogEntry;
import io.alluvium.trainer.read.LogReader;
import org.apache.avro.specific.SpecificRecord;

/** Records of the examples log, as the trainer reads them. */
final class ExamplesLog implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("examples-log", 120);

    private final AvroCases cases = Samples.cases(Samples.example(), Samples.cut(), Samples.document());
    private final RecordReader<SpecificRecord> reader =
            RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        String key = dice.oneIn(8) ? dice.pick(Nasty.TEXTS) : Samples.DOMAIN;
        return Parts.record(dice, key, cases);
    }

    @Override
    public Verdict read(byte[] input) {
        Parts parts = Parts.split(input);
        String key = parts.text(0).orElse(null);
        LogEntry entry = LogReader.read(key, parts.at(1).map(reader::read).orElse(null), 5);
        if (entry instanceof LogEntry.Poison poison) {
            return Verdict.refused(poison.reason());
        }
        if (entry instanceof LogEntry.BeyondThisProgram beyond) {
            throw new AssertionError("Damage would stop the trainer: " + beyond.reason());
        }
        return Verdict.accepted();
    }
}
