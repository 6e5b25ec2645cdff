package io.alluvium.registry;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.RegimeScore;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records for tests. */
public final class Words {

    private Words() {}

    /** A proposal with a digest made of its number. */
    public static VersionManifest version(String domain, int number, boolean passed, BlobReference... blobs) {
        RegimeScore score = RegimeScore.newBuilder()
                .setRegime(0)
                .setHeldOutTokens(2000)
                .setFrozenLoss(3.9)
                .setBestLoss(3.4)
                .setCandidateLoss(3.9 - number * 0.01)
                .build();
        return VersionManifest.newBuilder()
                .setDomain(domain)
                .setVersion(number)
                .setDigest(String.format("%064x", number))
                .setParentVersion(number == 1 ? null : Integer.valueOf(number - 1))
                .setBlobs(List.of(blobs))
                .setTunerKind("PREFIX")
                .setBackboneDigest("b".repeat(64))
                .setTokenizerDigest("c".repeat(64))
                .setBaseModel("alluvium-base")
                .setRecipeName("gated-anchored-prefix")
                .setRecipeJson("{}")
                .setSeed(7)
                .setExamples(ExampleRange.newBuilder()
                        .setTopic("alluvium.examples.v1")
                        .setPartition(0)
                        .setFirstOffset(0)
                        .setLastOffset(100L * number)
                        .setTrainedRecords(90L * number)
                        .setHeldOutRecords(10L * number)
                        .setTrainedTokens(9000L * number)
                        .setSteps(12L * number)
                        .build())
                .setCodeVersion("0.1.0")
                .setVerdict(GateVerdict.newBuilder()
                        .setPassed(passed)
                        .setReason(passed ? "better on every regime" : "regime 0 got worse by 6%")
                        .setFrozenPerplexity(48.2)
                        .setLivePerplexity(number == 1 ? null : Double.valueOf(48.2 * Math.pow(0.95, number - 1)))
                        .setCandidatePerplexity(passed ? 48.2 * Math.pow(0.95, number) : 51.0)
                        .setBudget(0.02)
                        .setScores(List.of(score))
                        .build())
                .setRegimes(List.of(score))
                .setCreatedAtMillis(1_780_000_000_000L + number * 60_000L)
                .setNewestAcceptedAtMillis(1_780_000_000_000L + number * 60_000L)
                .build();
    }

    /** A wish of a person. */
    public static AliasMove.Builder wish(String domain, String alias, int version) {
        return AliasMove.newBuilder()
                .setDomain(domain)
                .setAlias(alias)
                .setRequestId("request-" + alias + "-" + version)
                .setToVersion(version)
                .setActor("ada")
                .setReason("because")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setMovedAtMillis(1);
    }

    /** A wish of a person to retire version N of a domain, or to take it back. */
    public static Retirement.Builder retirement(String domain, int version, boolean retired) {
        return Retirement.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .setRequestId("retirement-" + version + "-" + retired)
                .setRetired(retired)
                .setActor("ada")
                .setReason("a broken feed")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setDecidedAtMillis(1);
    }

    /** A wish of a person that a tag of a domain's version 1 says that; null: that it goes. */
    public static TagChange.Builder tag(String domain, String tag, @Nullable String value) {
        return TagChange.newBuilder()
                .setDomain(domain)
                .setVersion(1)
                .setRequestId("tag-" + tag + "-" + value)
                .setTag(tag)
                .setValue(value)
                .setActor("ada")
                .setReason("because")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setDecidedAtMillis(1);
    }

    /** What a worker says after a swap. */
    public static WorkerAcknowledgement serving(String worker, String domain, int version) {
        return WorkerAcknowledgement.newBuilder()
                .setWorkerId(worker)
                .setDomain(domain)
                .setAlias("live")
                .setVersion(version)
                .setDigest(String.format("%064x", version))
                .setStatus(WorkerStatus.SERVING)
                .setAnnouncedAtMillis(1_780_000_000_000L)
                .setServingAtMillis(1_780_000_000_120L)
                .setSwapMillis(3.5)
                .build();
    }

    /** What a learner says while it learns. */
    public static DomainProgress progress(String domain, long trained) {
        return DomainProgress.newBuilder()
                .setDomain(domain)
                .setAcceptedRecords(trained + 20)
                .setTrainedRecords(trained)
                .setHeldOutRecords(10)
                .setPendingRecords(10)
                .setTrainedTokens(trained * 100)
                .setSteps(trained / 8)
                .setRegimes(1)
                .setPrequentialLoss(3.5)
                .setFrozenPrequentialLoss(3.9)
                .setDriftsDetected(0)
                .setUpdatedAtMillis(1_780_000_000_000L)
                .setLastOffset(trained)
                .build();
    }
}
