package io.alluvium.standalone.fuzz.reader;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Arithmetic;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.RegimeScore;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.schemas.WorkerStatus;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** A valid record of each kind, of the domain river. */
public final class Samples {

    static final String DOMAIN = "river";
    private static final String DIGEST = "ab".repeat(32);

    private Samples() {}

    /** Cases of records of these kinds. */
    static AvroCases cases(SpecificRecord... records) {
        return new AvroCases(
                Arrays.stream(records).map(SpecificRecord::getSchema).toList(),
                Arrays.stream(records).map(RecordWriter::write).toList());
    }

    /** What producers write. */
    public static Document document() {
        return new Document(
                "d-1", DOMAIN, "Wasser fließt.", "gauge", Instant.ofEpochMilli(1_700_000_000_000L), Map.of("a", "b"));
    }

    /** What ingest writes. */
    public static Example example() {
        return Example.newBuilder()
                .setRecordId("d-1")
                .setContentDigest(DIGEST)
                .setDomain(DOMAIN)
                .setText("Wasser fließt.")
                .setTimestampMillis(1_000)
                .setAcceptedAtMillis(2_000)
                .setLanguage("de")
                .setHeldOut(true)
                .setOrigin(new Origin(Topics.RECORDS, 3, 10L))
                .build();
    }

    /** What ingest writes for a quiet domain. */
    public static Cut cut() {
        return new Cut(DOMAIN, CutReason.QUIET, 3_000L, 7L);
    }

    /** What the trainer proposes. */
    public static VersionManifest manifest() {
        return VersionManifest.newBuilder()
                .setDomain(DOMAIN)
                .setVersion(1)
                .setDigest(DIGEST)
                .setBlobs(List.of(blob()))
                .setTunerKind("PREFIX")
                .setBackboneDigest(DIGEST)
                .setTokenizerDigest(DIGEST)
                .setBaseModel("alluvium-base")
                .setRecipeName("naive")
                .setRecipeJson("{}")
                .setSeed(42)
                .setExamples(new ExampleRange(Topics.EXAMPLES, 3, 10L, 20L, 9L, 2L, 512L, 4L))
                .setCodeVersion("0.1.0")
                .setVerdict(new GateVerdict(true, "Better everywhere", 30.5, null, 20.25, 0.02, List.of(score())))
                .setRegimes(List.of(score()))
                .setCreatedAtMillis(5_000)
                .setNewestAcceptedAtMillis(5_000)
                .setArithmetic(new Arithmetic("BF16", 2, "cpu", "a processor"))
                .build();
    }

    /** What a person wishes. */
    public static AliasMove move() {
        return AliasMove.newBuilder()
                .setDomain(DOMAIN)
                .setAlias("live")
                .setRequestId("r-1")
                .setToVersion(2)
                .setExpectedVersion(1)
                .setActor("operator")
                .setReason("Better")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setMovedAtMillis(6_000)
                .build();
    }

    /** What workers hear. */
    public static PromptAnnouncement announcement() {
        return PromptAnnouncement.newBuilder()
                .setDomain(DOMAIN)
                .setAlias("live")
                .setVersion(2)
                .setDigest(DIGEST)
                .setPreviousVersion(1)
                .setBlobs(List.of(blob()))
                .setBackboneDigest(DIGEST)
                .setTokenizerDigest(DIGEST)
                .setTunerKind("PREFIX")
                .setMovedAtMillis(6_000)
                .setNewestAcceptedAtMillis(5_000)
                .setSequence(3)
                .build();
    }

    /** What workers answer. */
    public static WorkerAcknowledgement acknowledgement() {
        return WorkerAcknowledgement.newBuilder()
                .setWorkerId("w-1")
                .setDomain(DOMAIN)
                .setAlias("live")
                .setVersion(2)
                .setDigest(DIGEST)
                .setStatus(WorkerStatus.SERVING)
                .setAnnouncedAtMillis(6_000)
                .setServingAtMillis(6_010)
                .setSwapMillis(1.5)
                .build();
    }

    /** What the trainer reports. */
    public static DomainProgress progress() {
        return DomainProgress.newBuilder()
                .setDomain(DOMAIN)
                .setAcceptedRecords(11)
                .setTrainedRecords(9)
                .setHeldOutRecords(2)
                .setPendingRecords(0)
                .setTrainedTokens(512)
                .setSteps(4)
                .setRegimes(1)
                .setDriftsDetected(0)
                .setUpdatedAtMillis(5_000)
                .setLastOffset(20)
                .build();
    }

    private static BlobReference blob() {
        return new BlobReference("adapter_model.safetensors", DIGEST, 4_096L, "application/octet-stream");
    }

    private static RegimeScore score() {
        return new RegimeScore(0, 1_000L, 3.4, 3.0, null, 3.0);
    }
}
