package io.alluvium.registry.announce;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.VersionManifest;

/** Makes of an alias move the news that workers follow. */
public final class PromptAnnouncer {

    private PromptAnnouncer() {}

    /** The news of an accepted move: all that a worker needs to fetch, check and serve the version. */
    public static PromptAnnouncement announce(AliasMove move, VersionManifest version, long sequence) {
        return PromptAnnouncement.newBuilder()
                .setDomain(move.getDomain())
                .setAlias(move.getAlias())
                .setVersion(version.getVersion())
                .setDigest(version.getDigest())
                .setPreviousVersion(move.getFromVersion())
                .setBlobs(version.getBlobs())
                .setBackboneDigest(version.getBackboneDigest())
                .setTokenizerDigest(version.getTokenizerDigest())
                .setTunerKind(version.getTunerKind())
                .setMovedAtMillis(move.getMovedAtMillis())
                .setNewestAcceptedAtMillis(version.getNewestAcceptedAtMillis())
                .setSequence(sequence)
                .build();
    }

    /** The Kafka key of the news; compaction keeps the newest per alias. */
    public static String key(PromptAnnouncement announcement) {
        return announcement.getDomain() + ":" + announcement.getAlias();
    }
}
