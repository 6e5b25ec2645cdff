package io.alluvium.standalone.crash;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A log in which everything is in order, for tests to spoil: two versions of a domain, each published, moved to and
 * announced.
 *
 * @param proposed what the trainer proposed
 * @param decided what the registry published and moved
 * @param announced what was announced
 */
record LogInOrder(List<VersionManifest> proposed, List<SpecificRecord> decided, List<PromptAnnouncement> announced) {

    /** The log of a domain whose files lie in that store. */
    static LogInOrder of(String domain, BlobStore blobs) {
        LogInOrder log = new LogInOrder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int version = 1; version <= 2; version++) {
            VersionManifest manifest = AuditRecords.version(domain, version, blobs.put(new byte[] {(byte) version}));
            AliasMove move = AuditRecords.move(domain, version, 100L * version);
            log.proposed.add(manifest);
            log.decided.addAll(List.of(manifest, move));
            log.announced.add(AuditRecords.announcement(move));
        }
        return log;
    }

    /** The log as it is now, and these examples. */
    LogSnapshot with(List<Example> examples) {
        return new LogSnapshot(examples, proposed, decided, announced);
    }
}
