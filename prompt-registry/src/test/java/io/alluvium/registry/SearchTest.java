package io.alluvium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.view.Search;
import io.alluvium.registry.view.Term;
import io.alluvium.registry.view.VersionPlace;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.SourceShare;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding versions, and reading long lists page by page. */
class SearchTest {

    private static final List<String> DOMAINS = List.of("a", "ab", "b", "law");
    private static final List<String> SOURCES = List.of("feed", "files", "");

    private RegistryDriver registry;

    @BeforeEach
    void start() {
        registry = new RegistryDriver();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindWhatAScanOfEverythingFinds(long seed) {
        // Given
        Random random = new Random(seed);
        List<VersionManifest> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String domain = DOMAINS.get(random.nextInt(DOMAINS.size()));
            int number = (int) all.stream()
                            .filter(each -> each.getDomain().equals(domain))
                            .count()
                    + 1;
            all.add(VersionManifest.newBuilder(Words.version(domain, number, random.nextBoolean()))
                    .setRecipeName(random.nextBoolean() ? "anchored-prefix" : "naive-prefix")
                    .setSources(List.of(new SourceShare(SOURCES.get(random.nextInt(SOURCES.size())), 3L)))
                    .build());
        }
        all.forEach(registry::propose);
        all.stream().filter(each -> random.nextInt(4) == 0).forEach(each -> tag(each, "quality", "good"));
        all.stream().filter(each -> random.nextInt(4) == 0).forEach(each -> tag(each, "quality", "bad"));

        // When, Then
        for (int i = 0; i < 40; i++) {
            String domain = random.nextInt(3) == 0 ? DOMAINS.get(random.nextInt(DOMAINS.size())) : null;
            List<String> terms = new ArrayList<>();
            Predicate<VersionManifest> meets =
                    each -> domain == null || each.getDomain().equals(domain);
            if (random.nextBoolean()) {
                boolean passed = random.nextBoolean();
                terms.add(Term.passed(passed));
                meets = meets.and(each -> each.getVerdict().getPassed() == passed);
            }
            if (random.nextBoolean()) {
                String source = SOURCES.get(random.nextInt(SOURCES.size()));
                terms.add(Term.source(source));
                meets = meets.and(each -> each.getSources().get(0).getSource().equals(source));
            }
            if (random.nextBoolean()) {
                terms.addAll(Term.words("Anchored"));
                meets = meets.and(each -> each.getRecipeName().startsWith("anchored"));
            }
            if (random.nextBoolean()) {
                terms.add(Term.tag("quality", "bad"));
                meets = meets.and(each -> "bad".equals(tagged(each)));
            }
            if (random.nextInt(4) == 0) {
                terms.add(Term.alias("live"));
                meets = meets.and(each -> registry.view()
                        .alias(each.getDomain(), "live")
                        .filter(live -> live.getToVersion() == each.getVersion())
                        .isPresent());
            }
            assertThat(pages(new Search(domain, terms), 1 + random.nextInt(9)))
                    .as("seed %d: %s of %s", seed, terms, domain)
                    .isEqualTo(all.stream()
                            .filter(meets)
                            .sorted(Comparator.comparing(VersionManifest::getDomain)
                                    .thenComparing(VersionManifest::getVersion, Comparator.reverseOrder()))
                            .toList());
        }
    }

    @Test
    void shouldForgetWhatIsNoLongerSo() {
        // Given
        registry.propose(Words.version("news", 1, true), Words.version("news", 2, true));
        tag(Words.version("news", 1, true), "quality", "good");
        retire(true);
        assertThat(found(Term.retired())).containsExactly(1);
        assertThat(found(Term.alias("live"))).containsExactly(2);

        // When
        tag(Words.version("news", 1, true), "quality", null);
        retire(false);
        registry.wish(
                "news",
                AliasMove.newBuilder(Words.wish("news", "live", 1).build())
                        .setExpectAny(true)
                        .build());

        // Then
        assertThat(found(Term.tag("quality"))).isEmpty();
        assertThat(found(Term.tag("quality", "good"))).isEmpty();
        assertThat(found(Term.retired())).isEmpty();
        assertThat(found(Term.alias("live"))).containsExactly(1);
    }

    @Test
    void shouldFindAVersionByItsDigest() {
        // Given
        registry.propose(Words.version("news", 1, true), Words.version("law", 1, true), Words.version("law", 2, true));

        // When, Then
        assertThat(registry.view().versionsOf("%064x".formatted(1)))
                .extracting(VersionManifest::getDomain)
                .containsExactly("law", "news");
        assertThat(registry.view().versionsOf("%064x".formatted(2)))
                .extracting(VersionManifest::getDomain)
                .containsExactly("law");
        assertThat(registry.view().versionsOf("f".repeat(64))).isEmpty();
    }

    @Test
    void shouldReadDomainsVersionsAndHistoryPageByPage() {
        // Given
        for (String domain : DOMAINS) {
            registry.propose(Words.version(domain, 1, true), Words.version(domain, 2, false));
        }

        // When, Then
        assertThat(registry.view().domains()).isEqualTo(DOMAINS);
        assertThat(registry.view().domains("", "a", 2)).containsExactly("ab", "b");
        assertThat(registry.view().domains("a", "", 9)).containsExactly("a", "ab");
        assertThat(registry.view().domains("a", "ab", 9)).isEmpty();
        assertThat(registry.view().versions("ab", 2, 9))
                .extracting(VersionManifest::getVersion)
                .containsExactly(1);
        assertThat(registry.view().versions("ab", 1, 9)).isEmpty();
        var newest = registry.view().history("ab", Long.MAX_VALUE, 2);
        var older = registry.view().history("ab", newest.get(1).offset(), 9);
        assertThat(older).hasSize(1);
        assertThat(newest).doesNotContainAnyElementsOf(older);
        assertThat(registry.view().history("ab", older.get(0).offset(), 9)).isEmpty();
    }

    private List<VersionManifest> pages(Search search, int limit) {
        List<VersionManifest> all = new ArrayList<>();
        Optional<VersionPlace> after = Optional.empty();
        List<VersionManifest> page;
        do {
            page = registry.view().find(search, after, limit);
            all.addAll(page);
            after = page.isEmpty()
                    ? after
                    : Optional.of(new VersionPlace(
                            page.get(page.size() - 1).getDomain(),
                            page.get(page.size() - 1).getVersion()));
        } while (page.size() == limit);
        return all;
    }

    private List<Integer> found(String term) {
        return pages(new Search("news", List.of(term)), 10).stream()
                .map(VersionManifest::getVersion)
                .toList();
    }

    private String tagged(VersionManifest version) {
        TagChange set =
                registry.view().tags(version.getDomain(), version.getVersion()).get("quality");
        return set == null ? null : set.getValue();
    }

    private void tag(VersionManifest version, String name, String value) {
        registry.wish(
                version.getDomain(),
                TagChange.newBuilder()
                        .setDomain(version.getDomain())
                        .setVersion(version.getVersion())
                        .setRequestId(version.getVersion() + name + value)
                        .setTag(name)
                        .setValue(value)
                        .setExpectAny(true)
                        .setActor("ada")
                        .setReason("because")
                        .setStatus(AliasMoveStatus.REQUESTED)
                        .setDecidedAtMillis(1)
                        .build());
    }

    private void retire(boolean retired) {
        registry.wish(
                "news",
                Retirement.newBuilder()
                        .setDomain("news")
                        .setVersion(1)
                        .setRequestId("retire-" + retired)
                        .setRetired(retired)
                        .setActor("ada")
                        .setReason("because")
                        .setStatus(AliasMoveStatus.REQUESTED)
                        .setDecidedAtMillis(1)
                        .build());
    }
}
