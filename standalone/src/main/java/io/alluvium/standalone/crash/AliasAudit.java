package io.alluvium.standalone.crash;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.BlobDamagedException;
import io.alluvium.schemas.blob.BlobStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Whether an alias ever pointed to nothing.
 *
 * <ol>
 *   <li>The registry's log is gone through once, from its beginning. Versions and moves of a domain have the same key, so
 *       they stand in one partition, and an alias may only move to a version that stands before the move. Each version
 *       is the one that was proposed, and its files are all there.
 *   <li>Announcements stand in a topic of their own, which has no common order with that log and keeps the last one of
 *       each alias only. What ties the two is the move that an announcement repeats, down to its time: each
 *       announcement must repeat one, with the digest and the files that were published, and the last announcement of
 *       an alias must repeat its last move.
 * </ol>
 */
final class AliasAudit {

    private final LogSnapshot log;
    private final BlobStore blobs;
    private final Map<String, VersionManifest> known = new HashMap<>();
    private final Set<String> moves = new HashSet<>();
    private final Map<String, String> lastMoves = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    private AliasAudit(LogSnapshot log, BlobStore blobs) {
        this.log = log;
        this.blobs = blobs;
    }

    /** The violations. */
    static List<String> violations(LogSnapshot log, BlobStore blobs) {
        AliasAudit audit = new AliasAudit(log, blobs);
        audit.goThroughDecisions();
        audit.goThroughAnnouncements();
        return List.copyOf(audit.violations);
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            violations.add(sentence);
        }
    }

    private void goThroughDecisions() {
        Map<String, String> proposed = new HashMap<>();
        log.proposed()
                .forEach(each -> proposed.putIfAbsent(name(each.getDomain(), each.getVersion()), each.getDigest()));
        for (SpecificRecord record : log.decided()) {
            if (record instanceof VersionManifest version) {
                publish(version, proposed);
            } else if (record instanceof AliasMove move && move.getStatus() == AliasMoveStatus.ACCEPTED) {
                move(move);
            }
        }
    }

    private void publish(VersionManifest version, Map<String, String> proposed) {
        String name = name(version.getDomain(), version.getVersion());
        String digest = proposed.getOrDefault(name, version.getDigest());
        require(
                digest.equals(version.getDigest()),
                name + " was proposed as " + digest + " and published as " + version.getDigest());
        version.getBlobs().forEach(blob -> requireBlob(name, blob));
        known.put(name, version);
    }

    private void requireBlob(String name, BlobReference blob) {
        String sentence = name + " names the file " + blob.getName() + " (" + blob.getSha256() + "), which is ";
        try {
            require(blobs.get(blob.getSha256()).isPresent(), sentence + "missing");
        } catch (BlobDamagedException e) {
            require(false, sentence + "damaged");
        }
    }

    private void move(AliasMove move) {
        String name = name(move.getDomain(), move.getToVersion());
        require(
                known.containsKey(name),
                "Alias " + move.getAlias() + " was moved to " + name + ", which was nothing at that place of the log");
        String sentence = sentence(move.getAlias(), name, move.getMovedAtMillis());
        moves.add(sentence);
        lastMoves.put(move.getDomain() + ":" + move.getAlias(), sentence);
    }

    private void goThroughAnnouncements() {
        Map<String, String> last = new HashMap<>();
        for (PromptAnnouncement news : log.announced()) {
            String name = name(news.getDomain(), news.getVersion());
            String sentence = sentence(news.getAlias(), name, news.getMovedAtMillis());
            require(moves.contains(sentence), sentence + " was announced, and the registry's log has no such move");
            last.put(news.getDomain() + ":" + news.getAlias(), sentence);
            VersionManifest version = known.get(name);
            String digest = version == null ? "nothing" : version.getDigest();
            require(
                    news.getDigest().equals(digest),
                    name + " was announced as " + news.getDigest() + " and published as " + digest);
            require(
                    version == null || version.getBlobs().equals(news.getBlobs()),
                    name + " was announced with other files than it was published with");
        }
        lastMoves.forEach((alias, sentence) -> require(
                sentence.equals(last.get(alias)),
                alias + ": " + sentence + " is the last move, and " + last.getOrDefault(alias, "nothing")
                        + " the last announcement"));
    }

    private static String name(String domain, int version) {
        return domain + "@" + version;
    }

    private static String sentence(String alias, String name, long atMillis) {
        return alias + " to " + name + " at " + atMillis;
    }
}
