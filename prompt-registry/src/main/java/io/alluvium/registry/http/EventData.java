package io.alluvium.registry.http;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What events carry: the same JSON that the resources show. */
@ApplicationScoped
public class EventData {

    @Produces
    @Singleton
    CloudEvents cloudEvents(RegistryConfig config) {
        return new CloudEvents(config.events().source().toString(), EventData::of);
    }

    static Optional<?> of(SpecificRecord record) {
        if (record instanceof VersionManifest version) {
            return Optional.of(VersionView.of(version));
        }
        if (record instanceof WorkerAcknowledgement said) {
            return Optional.of(WorkerView.of(said));
        }
        return record instanceof DomainProgress progress
                ? Optional.of(ProgressView.of(progress))
                : HistoryView.of(record);
    }
}
