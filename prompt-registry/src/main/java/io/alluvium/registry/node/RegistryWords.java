package io.alluvium.registry.node;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.serde.SchemaSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** The records that the registry reads and writes. */
public final class RegistryWords {

    private RegistryWords() {}

    /** How they are read and written. */
    public static Serde<SpecificRecord> serde(SchemaSource schemas) {
        return RecordSerdes.strict(RecordReader.ofAny(
                schemas,
                VersionManifest.class,
                AliasMove.class,
                Retirement.class,
                TagChange.class,
                PromptAnnouncement.class,
                WorkerAcknowledgement.class,
                DomainProgress.class));
    }
}
