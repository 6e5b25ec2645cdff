package io.alluvium.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One full instance of every record that travels on a topic; the golden bytes are made from these. */
public final class SampleRecords {

    private static final String DIGEST = "ab".repeat(32);

    private SampleRecords() {}

    /** All of them. */
    public static List<SpecificRecord> all() {
        return List.of(
                document(),
                example(),
                cut(),
                rejection(),
                manifest(),
                move(),
                retirement(),
                tag(),
                announcement(),
                answer(),
                progress(),
                webhook(),
                webhookStatus());
    }

    public static Document document() {
        return new Document("d-1", "river", "Wasser fließt.", "gauge", Instant.ofEpochMilli(1_000), Map.of("a", "b"));
    }

    static Example example() {
        return Example.newBuilder()
                .setRecordId("d-1")
                .setContentDigest(DIGEST)
                .setDomain("river")
                .setText("Wasser fließt.")
                .setSource(null)
                .setTimestampMillis(1_000)
                .setAcceptedAtMillis(2_000)
                .setLanguage("de")
                .setHeldOut(true)
                .setOrigin(origin())
                .build();
    }

    public static Cut cut() {
        return new Cut("river", CutReason.QUIET, 3_000L, 7L);
    }

    static Rejection rejection() {
        return new Rejection(null, "river", RejectionReason.EMPTY, "The text is empty", origin(), 4_000L, 12L);
    }

    public static VersionManifest manifest() {
        return VersionManifest.newBuilder()
                .setDomain("river")
                .setVersion(2)
                .setDigest(DIGEST)
                .setParentVersion(1)
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
                .setSources(List.of(new SourceShare("gauge", 7L)))
                .setOtherSourceRecords(2)
                .build();
    }

    public static AliasMove move() {
        return AliasMove.newBuilder()
                .setDomain("river")
                .setAlias("live")
                .setRequestId("r-1")
                .setToVersion(2)
                .setExpectedVersion(1)
                .setActor("operator")
                .setReason("Better")
                .setStatus(AliasMoveStatus.ACCEPTED)
                .setFromVersion(1)
                .setMovedAtMillis(6_000)
                .setPin(true)
                .setRevision(4)
                .setExpectedRevision(3L)
                .build();
    }

    static Retirement retirement() {
        return Retirement.newBuilder()
                .setDomain("river")
                .setVersion(1)
                .setRequestId("r-2")
                .setRetired(true)
                .setActor("operator")
                .setReason("It learned a broken feed")
                .setStatus(AliasMoveStatus.ACCEPTED)
                .setDecidedAtMillis(7_000)
                .build();
    }

    static TagChange tag() {
        return TagChange.newBuilder()
                .setDomain("river")
                .setVersion(2)
                .setRequestId("r-3")
                .setTag("quality")
                .setValue("checked")
                .setExpectedValue("unknown")
                .setActor("operator")
                .setReason("Read fifty answers")
                .setStatus(AliasMoveStatus.REFUSED)
                .setRefusal("precondition-failed: it says nothing")
                .setDecidedAtMillis(8_000)
                .build();
    }

    static PromptAnnouncement announcement() {
        return PromptAnnouncement.newBuilder()
                .setDomain("river")
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

    static WorkerAcknowledgement answer() {
        return WorkerAcknowledgement.newBuilder()
                .setWorkerId("w-1")
                .setDomain("river")
                .setAlias("live")
                .setVersion(2)
                .setDigest(DIGEST)
                .setStatus(WorkerStatus.SERVING)
                .setAnnouncedAtMillis(6_000)
                .setServingAtMillis(6_010)
                .setSwapMillis(1.5)
                .build();
    }

    static DomainProgress progress() {
        return DomainProgress.newBuilder()
                .setDomain("river")
                .setAcceptedRecords(11)
                .setTrainedRecords(9)
                .setHeldOutRecords(2)
                .setPendingRecords(0)
                .setTrainedTokens(512)
                .setSteps(4)
                .setRegimes(1)
                .setPrequentialLoss(3.5)
                .setFrozenPrequentialLoss(4.0)
                .setDriftsDetected(0)
                .setLastVersion(2)
                .setUpdatedAtMillis(5_000)
                .setLastOffset(20)
                .build();
    }

    static Webhook webhook() {
        return Webhook.newBuilder()
                .setId("wh-1")
                .setUrl("https://example.org/prompts")
                .setDomains(List.of("river"))
                .setAliases(List.of("live"))
                .setTags(List.of("quality=checked"))
                .setSecret("whsec_AAECAwQFBgcICQoLDA0ODw==")
                .setAfter("0:12.3:7")
                .setActor("ada")
                .setReason("reload the prompt")
                .setCreatedAtMillis(7_000)
                .build();
    }

    static WebhookStatus webhookStatus() {
        return WebhookStatus.newBuilder()
                .setId("wh-1")
                .setUrl("https://example.org/prompts")
                .setDomains(List.of("river"))
                .setAliases(List.of("live"))
                .setTags(List.of("quality=checked"))
                .setActor("ada")
                .setReason("reload the prompt")
                .setCreatedAtMillis(7_000)
                .setPosition("0:14.3:7")
                .setDelivered(2)
                .setLastDeliveredAtMillis(8_000L)
                .setFailures(1)
                .setFailing(false)
                .setLastError("it answered 503")
                .setNextAttemptAtMillis(9_000L)
                .build();
    }

    private static Origin origin() {
        return new Origin(Topics.RECORDS, 3, 10L);
    }

    private static BlobReference blob() {
        return new BlobReference("adapter_model.safetensors", DIGEST, 4_096L, "application/octet-stream");
    }

    private static RegimeScore score() {
        return new RegimeScore(0, 1_000L, 3.4, 3.0, null, 3.0);
    }
}
