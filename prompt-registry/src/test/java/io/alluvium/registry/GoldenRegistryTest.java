package io.alluvium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.testkit.golden.GoldenFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What earlier versions of the registry stored is what today's one knows and goes on from. */
class GoldenRegistryTest {

    @BeforeAll
    static void addIfAsked() throws IOException {
        GoldenFolders.addIfAsked("registry", GoldenRegistry::write);
    }

    static List<Path> goldens() throws IOException {
        return GoldenFolders.all("registry");
    }

    /** Those with pins, retirements and tags. */
    static List<Path> goldensWithPins() throws IOException {
        return goldens().stream().skip(1).toList();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldAnswerFromTheStoredLog(Path golden) throws IOException {
        // When
        try (GoldenRegistry registry = GoldenRegistry.of(golden)) {
            // Then
            assertThat(registry.view.domains()).containsExactly("law", "news");
            assertThat(registry.view.versions("news"))
                    .extracting(VersionManifest::getVersion, VersionManifest::getDigest)
                    .containsExactly(tuple(2, "%064x".formatted(2)), tuple(1, "%064x".formatted(1)));
            assertThat(registry.view
                            .version("news", 2)
                            .orElseThrow()
                            .getVerdict()
                            .getReason())
                    .isEqualTo("regime 0 got worse by 6%");
            assertThat(registry.view.aliases("news"))
                    .extracting(AliasMove::getAlias, AliasMove::getToVersion)
                    .containsExactly(tuple("candidate", 2), tuple("live", 1), tuple("trial", 1));
            assertThat(registry.view.history("news"))
                    .extracting(AliasMove::getAlias, AliasMove::getStatus, AliasMove::getActor)
                    .containsExactly(
                            tuple("live", AliasMoveStatus.REFUSED, "ada"),
                            tuple("trial", AliasMoveStatus.ACCEPTED, "ada"),
                            tuple("candidate", AliasMoveStatus.ACCEPTED, "registry"),
                            tuple("live", AliasMoveStatus.ACCEPTED, "registry"),
                            tuple("candidate", AliasMoveStatus.ACCEPTED, "registry"));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldDecideOnFromTheStoredLedger(Path golden) throws IOException {
        try (GoldenRegistry registry = GoldenRegistry.of(golden)) {
            // When
            registry.propose(Words.version("news", 3, true));

            // Then
            assertThat(registry.decided())
                    .extracting(record -> record.getClass().getSimpleName())
                    .containsExactly("VersionManifest", "AliasMove", "AliasMove");
            assertThat(registry.announced())
                    .extracting(PromptAnnouncement::getAlias, PromptAnnouncement::getSequence)
                    .containsExactly(tuple("candidate", 5L), tuple("live", 6L));
            assertThat(registry.view.alias("news", "live"))
                    .map(AliasMove::getFromVersion)
                    .contains(1);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldDecideNothingTwice(Path golden) throws IOException {
        try (GoldenRegistry registry = GoldenRegistry.of(golden)) {
            // When
            registry.propose(Words.version("news", 2, false));
            registry.wish(Words.wish("news", "trial", 1).build());
            registry.wish(Words.wish("news", "live", 9).build());

            // Then
            assertThat(registry.decided()).isEmpty();
            VersionManifest twin = VersionManifest.newBuilder(Words.version("news", 2, false))
                    .setDigest("f".repeat(64))
                    .build();
            registry.propose(twin);
            List<SpecificRecord> refused = registry.decided();
            assertThat(refused)
                    .singleElement()
                    .extracting(record -> ((AliasMove) record).getRefusal())
                    .asString()
                    .contains("proposed again with ffff");
            assertThat(registry.announced()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("goldensWithPins")
    void shouldAnswerFromTheStoredPinsRetirementsAndTags(Path golden) throws IOException {
        // When
        try (GoldenRegistry registry = GoldenRegistry.of(golden)) {
            // Then
            assertThat(registry.view.alias("law", "live"))
                    .map(AliasMove::getPin)
                    .contains(true);
            assertThat(registry.view.retirement("news", 2))
                    .map(Retirement::getReason)
                    .contains("a broken feed");
            assertThat(registry.view.retirement("law", 1)).isEmpty();
            assertThat(registry.view.tags("news", 1).values())
                    .extracting(TagChange::getTag, TagChange::getValue, TagChange::getActor)
                    .containsExactly(tuple("quality", "good", "ada"));
            assertThat(registry.view.history("news", Long.MAX_VALUE, 4))
                    .extracting(entry -> entry.wish().getClass().getSimpleName())
                    .containsExactly("TagChange", "TagChange", "TagChange", "Retirement");
        }
    }

    @ParameterizedTest
    @MethodSource("goldensWithPins")
    void shouldDecideOnFromTheStoredPinsRetirementsAndTags(Path golden) throws IOException {
        try (GoldenRegistry registry = GoldenRegistry.of(golden)) {
            // When: a good version, a retired one by force, and wishes that were decided before
            registry.propose(Words.version("law", 2, true));
            registry.wish(Words.wish("news", "live", 2)
                    .setExpectAny(true)
                    .setForced(true)
                    .setRequestId("late")
                    .build());
            registry.wish(Words.retirement("news", 2, true).build());
            registry.wish(Words.tag("news", "quality", "good").build());

            // Then
            assertThat(registry.decided())
                    .filteredOn(AliasMove.class::isInstance)
                    .extracting(record -> (AliasMove) record)
                    .extracting(AliasMove::getDomain, AliasMove::getAlias, move -> code(move.getRefusal()))
                    .containsExactly(
                            tuple("law", "candidate", ""),
                            tuple("law", "live", "alias-pinned"),
                            tuple("news", "live", "version-retired"));
            assertThat(registry.announced())
                    .extracting(PromptAnnouncement::getAlias)
                    .containsExactly("candidate");
            registry.wish(Words.tag("news", "quality", "fair").build());
            assertThat(registry.decided())
                    .singleElement()
                    .extracting(record -> code(((TagChange) record).getRefusal()))
                    .isEqualTo("precondition-failed");
        }
    }

    private static String code(@Nullable String refusal) {
        return refusal == null ? "" : refusal.substring(0, refusal.indexOf(':'));
    }
}
