package io.alluvium.standalone.fuzz.reader;

import io.alluvium.registry.node.RegistryWords;
import io.alluvium.registry.peft.PeftArchive;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.serde.UnreadableRecordException;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import io.alluvium.standalone.fuzz.cases.Dice;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Records of the topics that the registry reads; a manifest that can be read is packed as a PEFT directory too. */
final class RegistryTopics implements FuzzTarget {

    private static final Profile PROFILE =
            Profile.of("registry-topics", 120, UnreadableRecordException.class, RegistryException.class);

    private final AvroCases cases = Samples.cases(
            Samples.manifest(),
            Samples.move(),
            Samples.announcement(),
            Samples.acknowledgement(),
            Samples.progress(),
            Samples.cut());
    private final Serde<SpecificRecord> words = RegistryWords.serde(SchemaArchive.bundled());

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) {
        try {
            SpecificRecord record = words.deserializer().deserialize(Topics.VERSIONS, input);
            words.serializer().serialize(Topics.REGISTRY_LOG, record);
            if (record instanceof VersionManifest manifest) {
                PeftArchive.of(manifest, blob -> new byte[0]);
            }
            return Verdict.accepted();
        } catch (UnreadableRecordException e) {
            if (e.reason() == Decoded.Reason.INCOMPATIBLE_SCHEMA) {
                throw new AssertionError("Damage would stop the registry: " + e.getMessage(), e);
            }
            throw e;
        }
    }
}
