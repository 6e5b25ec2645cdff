package io.alluvium.standalone.registry;

import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.blob.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Versions as trainers would propose them, each a function of its name: all with words, a verdict and a source, one in
 * five not passed, one in a hundred from a rare source.
 */
final class Shelf {

    static final String COMMON_SOURCE = "newswire";
    static final String RARE_SOURCE = "archive";
    static final String TAG = "quality";
    static final List<String> VALUES = List.of("checked", "doubtful");
    static final List<String> RECIPES =
            List.of("gated-anchored-prefix-distillation", "experience-replay", "naive-prefix");

    private static final long START_MILLIS = 1_767_225_600_000L;
    private static final long STEP_MILLIS = 60_000;
    private static final int FAILED_ONE_IN = 5;
    private static final int RARE_ONE_IN = 100;
    private static final int TAGGED_ONE_IN = 10;

    private final RegistryPlan.Size size;

    Shelf(RegistryPlan.Size size) {
        this.size = size;
    }

    static String domain(int number) {
        return String.format(Locale.ROOT, "domain-%06d", number);
    }

    String digest(int domain, int version) {
        return Sha256.hex((size.seed() + " " + domain + " " + version).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the gate passed it; of a domain's first version it always does. */
    static boolean passed(int domain, int version) {
        return version == 1 || (domain + version) % FAILED_ONE_IN != 0;
    }

    /** Whether the first version of the domain has a tag. */
    static boolean tagged(int domain) {
        return domain % TAGGED_ONE_IN == 0;
    }

    static boolean rare(int domain, int version) {
        return (domain + 7 * version + 3) % RARE_ONE_IN == 0;
    }

    VersionManifest version(int domain, int version) {
        boolean passed = passed(domain, version);
        long millis = START_MILLIS + version * STEP_MILLIS;
        return VersionManifest.newBuilder()
                .setDomain(domain(domain))
                .setVersion(version)
                .setDigest(digest(domain, version))
                .setParentVersion(version == 1 ? null : Integer.valueOf(version - 1))
                .setBlobs(List.of())
                .setTunerKind("PREFIX")
                .setBackboneDigest(Sha256.hex(new byte[] {1}))
                .setTokenizerDigest(Sha256.hex(new byte[] {2}))
                .setBaseModel("alluvium-base")
                .setRecipeName(RECIPES.get(domain % RECIPES.size()))
                .setRecipeJson("{}")
                .setSeed(size.seed())
                .setExamples(ExampleRange.newBuilder()
                        .setTopic(Topics.EXAMPLES)
                        .setPartition(0)
                        .setFirstOffset(0)
                        .setLastOffset(100L * version)
                        .setTrainedRecords(90L * version)
                        .setHeldOutRecords(10L * version)
                        .setTrainedTokens(9000L * version)
                        .setSteps(12L * version)
                        .build())
                .setCodeVersion("bench")
                .setVerdict(GateVerdict.newBuilder()
                        .setPassed(passed)
                        .setReason(passed ? "better on every regime" : "regime 0 got worse by 6%")
                        .setFrozenPerplexity(48.2)
                        .setCandidatePerplexity(passed ? 40.1 : 51.0)
                        .setBudget(0.02)
                        .setScores(List.of())
                        .build())
                .setRegimes(List.of())
                .setCreatedAtMillis(millis)
                .setNewestAcceptedAtMillis(millis)
                .setSources(
                        List.of(new SourceShare(rare(domain, version) ? RARE_SOURCE : COMMON_SOURCE, 90L * version)))
                .build();
    }

    /** The wish for the tag of a domain's first version. */
    static TagChange tag(int domain) {
        return TagChange.newBuilder()
                .setDomain(domain(domain))
                .setVersion(1)
                .setRequestId("tag-" + domain)
                .setTag(TAG)
                .setValue(VALUES.get(domain / TAGGED_ONE_IN % VALUES.size()))
                .setActor("bench")
                .setReason("bench")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setDecidedAtMillis(START_MILLIS)
                .build();
    }
}
