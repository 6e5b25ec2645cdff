package io.alluvium.standalone.crash;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.VersionManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What is promised, held against what is there. A violation is a sentence; none means that every promise is kept. What
 * the registry decided and announced is for {@link AliasAudit}.
 */
final class Audit {

    private static final String LIVE = "live";

    private final Evidence evidence;
    private final List<String> violations = new ArrayList<>();

    private Audit(Evidence evidence) {
        this.evidence = evidence;
    }

    /** The violations. */
    static List<String> violations(Evidence evidence) {
        Audit audit = new Audit(evidence);
        evidence.acknowledged().forEach(audit::recordsOnce);
        evidence.acknowledged().keySet().forEach(audit::versionsInOrder);
        audit.answersWereLive();
        audit.violations.addAll(AliasAudit.violations(evidence.log(), evidence.blobs()));
        return List.copyOf(audit.violations);
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            violations.add(sentence);
        }
    }

    /** Every acknowledged text is an example once, and the learner has counted it once. */
    private void recordsOnce(String domain, List<String> acknowledged) {
        Map<String, Integer> times = new HashMap<>();
        for (Example example : evidence.log().examples()) {
            if (example.getDomain().equals(domain)) {
                times.merge(example.getText(), 1, Integer::sum);
            }
        }
        for (String text : acknowledged) {
            require(times.containsKey(text), domain + ": a text was acknowledged and is lost: " + text);
        }
        times.forEach(
                (text, count) -> require(count == 1, domain + ": a text is an example " + count + " times: " + text));
        require(
                new HashSet<>(acknowledged).containsAll(times.keySet()),
                domain + ": there are examples that nobody sent");
        Evidence.Learned learned = evidence.learned().getOrDefault(domain, new Evidence.Learned(0, 0, 0, 0));
        require(
                learned.taken() == acknowledged.size()
                        && learned.trained() + learned.heldOut() == learned.taken()
                        && learned.pending() == 0,
                domain + ": " + acknowledged.size() + " texts were acknowledged, and the learner counts " + learned);
    }

    /** The trainer has proposed versions 1, 2, 3 and so on, and the registry has published each of them once. */
    private void versionsInOrder(String domain) {
        List<Integer> proposed = evidence.log().proposed().stream()
                .filter(each -> each.getDomain().equals(domain))
                .map(VersionManifest::getVersion)
                .toList();
        for (int i = 0; i < proposed.size(); i++) {
            require(proposed.get(i) == i + 1, domain + ": version " + proposed.get(i) + " follows version " + i);
        }
        List<Integer> published = evidence.log().published().stream()
                .filter(each -> each.getDomain().equals(domain))
                .map(VersionManifest::getVersion)
                .toList();
        require(
                published.equals(proposed),
                domain + ": versions " + proposed + " were proposed and " + published + " published");
    }

    /** Each answer came from a version that had become live before, and now the worker serves what is live now. */
    private void answersWereLive() {
        Map<String, String> digests = new HashMap<>();
        for (VersionManifest version : evidence.log().published()) {
            digests.put(version.getDomain() + "@" + version.getVersion(), version.getDigest());
        }
        Map<String, Long> liveSince = new HashMap<>();
        Map<String, String> live = new HashMap<>();
        for (AliasMove move : evidence.log().moves()) {
            if (move.getAlias().equals(LIVE)) {
                String digest = digests.getOrDefault(move.getDomain() + "@" + move.getToVersion(), "nothing");
                liveSince.merge(move.getDomain() + " " + digest, move.getMovedAtMillis(), Math::min);
                live.put(move.getDomain(), digest);
            }
        }
        for (Questions.Reply reply : new HashSet<>(evidence.replies())) {
            Long since = liveSince.get(reply.domain() + " " + reply.digest());
            require(
                    since != null && since <= reply.doneAtMillis(),
                    reply.domain() + ": an answer came from " + reply.digest() + ", which was not live then");
        }
        live.forEach((domain, digest) -> require(
                digest.equals(evidence.serving().get(domain)),
                domain + ": " + digest + " is live and the worker serves "
                        + evidence.serving().get(domain)));
    }
}
