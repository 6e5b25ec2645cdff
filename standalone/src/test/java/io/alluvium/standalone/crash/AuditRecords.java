package io.alluvium.standalone.crash;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import java.util.List;

/** Records as a log in order would have them. */
final class AuditRecords {

    private static final String HEX = "a".repeat(64);

    static {
        // Avro makes no record of ours before it was told to trust them.
        RecordReader.of(SchemaArchive.bundled(), VersionManifest.class);
    }

    private AuditRecords() {}

    static Example example(String domain, String text) {
        return Example.newBuilder()
                .setRecordId(domain + "/" + text)
                .setContentDigest(HEX)
                .setDomain(domain)
                .setText(text)
                .setSource(null)
                .setTimestampMillis(1)
                .setAcceptedAtMillis(1)
                .setLanguage("en")
                .setHeldOut(false)
                .setOrigin(new Origin("alluvium.records.v1", 0, 0L))
                .build();
    }

    /** With the digest {@code digest-NUMBER}. */
    static VersionManifest version(String domain, int number, String blob) {
        return VersionManifest.newBuilder()
                .setDomain(domain)
                .setVersion(number)
                .setDigest("digest-" + number)
                .setBlobs(files(blob))
                .setTunerKind("PREFIX")
                .setBackboneDigest(HEX)
                .setTokenizerDigest(HEX)
                .setBaseModel("tiny")
                .setRecipeName("recipe")
                .setRecipeJson("{}")
                .setSeed(1)
                .setExamples(ExampleRange.newBuilder()
                        .setTopic("alluvium.examples.v1")
                        .setPartition(0)
                        .setFirstOffset(0)
                        .setLastOffset(number)
                        .setTrainedRecords(1)
                        .setHeldOutRecords(1)
                        .setTrainedTokens(1)
                        .setSteps(1)
                        .build())
                .setCodeVersion("0.1.0")
                .setVerdict(GateVerdict.newBuilder()
                        .setPassed(true)
                        .setReason("better")
                        .setFrozenPerplexity(2)
                        .setCandidatePerplexity(1)
                        .setBudget(0.01)
                        .setScores(List.of())
                        .build())
                .setCreatedAtMillis(1)
                .setNewestAcceptedAtMillis(1)
                .build();
    }

    /** An accepted move of the live alias. */
    static AliasMove move(String domain, int version, long atMillis) {
        return AliasMove.newBuilder()
                .setDomain(domain)
                .setAlias("live")
                .setRequestId("request-" + version)
                .setToVersion(version)
                .setActor("registry")
                .setReason("passed the gate")
                .setStatus(AliasMoveStatus.ACCEPTED)
                .setMovedAtMillis(atMillis)
                .build();
    }

    /** The news of a move of an alias to a version whose file has the version's number as its only byte. */
    static PromptAnnouncement announcement(AliasMove move) {
        return PromptAnnouncement.newBuilder()
                .setDomain(move.getDomain())
                .setAlias(move.getAlias())
                .setVersion(move.getToVersion())
                .setDigest("digest-" + move.getToVersion())
                .setBlobs(files(Sha256.hex(new byte[] {(byte) move.getToVersion()})))
                .setBackboneDigest(HEX)
                .setTokenizerDigest(HEX)
                .setTunerKind("PREFIX")
                .setMovedAtMillis(move.getMovedAtMillis())
                .setNewestAcceptedAtMillis(1)
                .setSequence(move.getToVersion())
                .build();
    }

    private static List<BlobReference> files(String blob) {
        return List.of(new BlobReference("adapter_model.safetensors", blob, 1L, "application/octet-stream"));
    }
}
