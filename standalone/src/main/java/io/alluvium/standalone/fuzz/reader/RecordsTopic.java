package io.alluvium.standalone.fuzz.reader;

import io.alluvium.ingest.examine.Arrival;
import io.alluvium.ingest.examine.Examined;
import io.alluvium.ingest.examine.Examiner;
import io.alluvium.ingest.validate.DomainPolicy;
import io.alluvium.ingest.validate.ValidationSettings;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.Parts;
import io.alluvium.trainer.read.LogEntry;
import io.alluvium.trainer.read.LogReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records of the records topic, as ingest examines them; what it accepts, the trainer must be able to read. */
final class RecordsTopic implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("records-topic", 200);
    private static final long NOW = 1_750_000_000_000L;

    private final RecordCases cases = new RecordCases();
    private final Examiner examiner = new Examiner(
            new ValidationSettings(
                    new ValidationSettings.Limits(64 << 10, 32 << 10),
                    Instant.EPOCH,
                    Duration.ofDays(1),
                    new ValidationSettings.Domains(Set.of(), DomainPolicy.ACCEPT),
                    Map.of("german", List.of("de"))),
            4);
    private final RecordReader<SpecificRecord> log =
            RecordReader.ofAny(SchemaArchive.bundled(), Example.class, Cut.class);

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    @SuppressWarnings(
            "NullAway") // A compact constructor does not say in its class file that key and value may be null.
    public Verdict read(byte[] input) {
        Parts parts = Parts.split(input);
        RecordHeaders headers = new RecordHeaders();
        for (int i = 2; i + 1 < parts.size(); i += 2) {
            headers.add(
                    new String(parts.bytes(i), StandardCharsets.UTF_8),
                    parts.at(i + 1).orElse(null));
        }
        Arrival arrival = new Arrival(
                parts.at(0).orElse(null), parts.at(1).orElse(null), headers, new Origin(Topics.RECORDS, 0, 7L), NOW);
        Examined examined = examiner.examine(arrival, NOW);
        byte[] onward = RecordWriter.write(examined.message());
        if (examined instanceof Examined.Refused refused) {
            return Verdict.refused(refused.message().getDetail());
        }
        LogEntry entry = LogReader.read(examined.domain(), log.read(onward), 0);
        if (entry instanceof LogEntry.Text || entry instanceof LogEntry.CutMark) {
            return Verdict.accepted();
        }
        throw new AssertionError("Ingest accepts what the trainer cannot read: " + entry);
    }
}
