package io.alluvium.trainer.publish;

import io.alluvium.learning.Proposal;
import io.alluvium.learning.RegimeLoss;
import io.alluvium.learning.TrainingSummary;
import io.alluvium.learning.Verdict;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.HostArithmetic;
import io.alluvium.schemas.Arithmetic;
import io.alluvium.schemas.BlobReference;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.RegimeScore;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.trainer.state.Sources;
import java.util.List;

/** Writes manifests. No clock, no machine name, no random number: equal inputs give equal manifests. */
final class ManifestWriter {

    private final BackboneIdentity backbone;
    private final HostArithmetic arithmetic;
    private final String codeVersion;

    ManifestWriter(BackboneIdentity backbone, HostArithmetic arithmetic, String codeVersion) {
        this.backbone = backbone;
        this.arithmetic = arithmetic;
        this.codeVersion = codeVersion;
    }

    VersionManifest write(Proposal proposal, Lineage lineage, List<BlobReference> blobs) {
        List<RegimeScore> scores =
                proposal.verdict().scores().stream().map(ManifestWriter::score).toList();
        VersionManifest manifest = VersionManifest.newBuilder()
                .setDomain(lineage.domain())
                .setVersion(proposal.version())
                .setDigest("")
                .setParentVersion(proposal.parentVersion())
                .setBlobs(blobs)
                .setTunerKind(proposal.prompt().shape().kind().name())
                .setBackboneDigest(backbone.weightsDigest())
                .setTokenizerDigest(backbone.tokenizerDigest())
                .setBaseModel(backbone.name())
                .setRecipeName(lineage.recipe().name())
                .setRecipeJson(lineage.recipe().toJson())
                .setSeed(lineage.seed())
                .setExamples(range(proposal.summary(), lineage.place()))
                .setCodeVersion(codeVersion)
                .setVerdict(verdict(proposal.verdict(), scores))
                .setRegimes(scores)
                .setCreatedAtMillis(proposal.summary().createdAtMillis())
                .setNewestAcceptedAtMillis(proposal.summary().newestAcceptedAtMillis())
                .setArithmetic(arithmetic())
                .setSources(shares(lineage.past().sources()))
                .setOtherSourceRecords(Math.max(
                        0,
                        proposal.summary().trainedRecords()
                                - lineage.past().sources().total()))
                .build();
        manifest.setDigest(VersionDigest.of(manifest, lineage.past().parentDigest()));
        return manifest;
    }

    private Arithmetic arithmetic() {
        return new Arithmetic(
                arithmetic.precision().name(), arithmetic.threads(), arithmetic.device(), arithmetic.processor());
    }

    private static List<SourceShare> shares(Sources sources) {
        return sources.records().entrySet().stream()
                .map(source -> new SourceShare(source.getKey(), source.getValue()))
                .toList();
    }

    private static ExampleRange range(TrainingSummary summary, Lineage.Place place) {
        return ExampleRange.newBuilder()
                .setTopic(place.topic())
                .setPartition(place.partition())
                .setFirstOffset(summary.firstPosition())
                .setLastOffset(place.offset())
                .setTrainedRecords(summary.trainedRecords())
                .setHeldOutRecords(summary.heldOutRecords())
                .setTrainedTokens(summary.trainedTokens())
                .setSteps(summary.steps())
                .build();
    }

    private static GateVerdict verdict(Verdict verdict, List<RegimeScore> scores) {
        return GateVerdict.newBuilder()
                .setPassed(verdict.passed())
                .setReason(verdict.reason())
                .setFrozenPerplexity(verdict.frozenPerplexity())
                .setLivePerplexity(verdict.livePerplexity())
                .setCandidatePerplexity(verdict.candidatePerplexity())
                .setBudget(verdict.budget())
                .setScores(scores)
                .build();
    }

    private static RegimeScore score(RegimeLoss loss) {
        return RegimeScore.newBuilder()
                .setRegime(loss.regime())
                .setHeldOutTokens(loss.heldOutTokens())
                .setFrozenLoss(loss.frozenLoss())
                .setBestLoss(loss.bestLoss())
                .setLiveLoss(loss.liveLoss())
                .setCandidateLoss(loss.candidateLoss())
                .build();
    }
}
