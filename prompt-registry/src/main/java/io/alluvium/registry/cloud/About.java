package io.alluvium.registry.cloud;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about, by the words that subscribers choose by.
 *
 * @param kind version, alias, retirement, tag, worker or progress
 * @param domain the domain
 * @param version the version; null where it is about none
 * @param name of an alias or a tag; null where it is about none
 */
public record About(
        String kind,
        String domain,
        @Nullable Integer version,
        @Nullable String name) {

    /** The kind of a moved alias. */
    public static final String ALIAS = "alias";

    /** The kind of a changed tag. */
    public static final String TAG = "tag";

    /** The kind of a worker's acknowledgement. */
    public static final String WORKER = "worker";

    /** What a record is about; empty where it is no event for subscribers. */
    public static Optional<About> of(SpecificRecord record) {
        if (record instanceof VersionManifest it) {
            return Optional.of(new About("version", it.getDomain(), it.getVersion(), null));
        }
        if (record instanceof AliasMove it) {
            return Optional.of(new About(ALIAS, it.getDomain(), it.getToVersion(), it.getAlias()));
        }
        if (record instanceof Retirement it) {
            return Optional.of(new About("retirement", it.getDomain(), it.getVersion(), null));
        }
        if (record instanceof TagChange it) {
            return Optional.of(new About(TAG, it.getDomain(), it.getVersion(), it.getTag()));
        }
        if (record instanceof WorkerAcknowledgement it) {
            return Optional.of(new About(WORKER, it.getDomain(), it.getVersion(), it.getAlias()));
        }
        return record instanceof DomainProgress it
                ? Optional.of(new About("progress", it.getDomain(), null, null))
                : Optional.empty();
    }
}
