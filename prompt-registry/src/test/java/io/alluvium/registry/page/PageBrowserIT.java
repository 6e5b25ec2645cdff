package io.alluvium.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.options.ColorScheme;
import io.alluvium.registry.Words;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.alluvium.testkit.kafka.TestBroker;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' page as people meet it: a real registry, fed through a real broker, in a real browser. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class PageBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private static Chromium chromium;

    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8);
    private TestBroker broker;
    private Feed feed;

    @TestHTTPResource("/")
    URI root;

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void waitForTheRegistry() {
        feed = new Feed(broker.bootstrapServers());
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void stopFeeding() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void shouldShowEachDomainWithWhatIsLive(int width) {
        // Given
        String beginner = domain + "-beginner";
        publish(version(1, true), version(2, false), version(3, true), version(4, false));
        publish(Words.version(beginner, 1, false));

        // When
        try (Visit visit = visit(width)) {

            // Then
            assertThat(visit.find("#to-" + domain)).containsText("live v3");
            assertThat(visit.find("#to-" + beginner)).containsText("nothing live");
            assertThat(visit.find("tr.chosen")).containsText(Pattern.compile("v3\\s*live"));
            assertThat(visit.find("dl.numbers")).containsText(Pattern.compile("Live version\\s*v3\\s*of 4, since "));
            assertClean(visit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void shouldShowTheVerdictAndThePerplexityOfEveryVersion(int width) {
        // Given
        publish(version(1, true), version(2, false), version(3, true));

        // When
        try (Visit visit = visit(width)) {

            // Then
            assertThat(visit.find("#versions tbody tr")).containsText(new Pattern[] {
                Pattern.compile("v3.*passed.*41\\.3.*−14\\.3%.*better on every regime"),
                Pattern.compile("v2.*not passed.*51\\.0.*\\+5\\.8%.*regime 0 got worse by 6%"),
                Pattern.compile("v1.*passed.*45\\.8.*−5\\.0%.*better on every regime")
            });
            List<Map<String, Object>> points = visit.ask("plot.js");
            assertThat(points)
                    .extracting(point -> point.get("name"), point -> point.get("passed"), point -> point.get("live"))
                    .containsExactly(
                            tuple("version 1: 45.79, frozen 48.20", true, false),
                            tuple("version 2: 51.00, frozen 48.20", false, false),
                            tuple("version 3: 41.33, frozen 48.20", true, true));
            assertThat(points).extracting(point -> number(point, "x")).isSorted();
            assertThat(points.get(1))
                    .as("the worst version stands highest")
                    .satisfies(worst -> assertThat(points)
                            .allSatisfy(
                                    point -> assertThat(number(worst, "y")).isLessThanOrEqualTo(number(point, "y"))));
            assertThat(number(points.get(0), "perplexity")).isCloseTo(45.79, within(0.1));
            assertThat(number(points.get(1), "perplexity")).isCloseTo(51.0, within(0.1));
            assertThat(number(points.get(2), "perplexity")).isCloseTo(41.33, within(0.1));
            assertClean(visit);
        }
    }

    @Test
    void shouldShowALearnerThatRanAway() {
        // Given
        VersionManifest runaway = version(2, false);
        runaway.getVerdict().setCandidatePerplexity(Double.POSITIVE_INFINITY);
        publish(version(1, true), runaway);

        // When
        try (Visit visit = visit(WIDE)) {

            // Then
            assertThat(visit.find("#versions tbody tr").first()).containsText("∞");
            assertThat(visit.ask("plot.js"))
                    .singleElement()
                    .satisfies(point -> assertThat(point).containsEntry("live", true));
            assertClean(visit);
        }
    }

    @Test
    void shouldShowALiveVersionThatIsOlderThanTheVersionsListed() {
        // Given
        publish(version(1, true));
        publish(IntStream.rangeClosed(2, 202)
                .mapToObj(number -> version(number, false))
                .toArray(VersionManifest[]::new));

        // When
        try (Visit visit = visit(NARROW)) {

            // Then
            assertThat(visit.find("dl.numbers"))
                    .containsText(Pattern.compile("v1\\s*of 202.*Perplexity, live\\s*45\\.8"));
            assertThat(visit.find("#versions-title")).hasText("Versions, the newest 200 of 202");
            assertClean(visit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void shouldShowWhatHappensWithoutReload(int width) {
        // Given
        publish(version(1, true));
        try (Visit visit = visit(width)) {
            assertThat(visit.find("#connection")).hasText("connected");
            visit.page().evaluate("window.sameDocument = true");

            // When
            feed.tell(Topics.PROGRESS, domain, Words.progress(domain, 12_345));

            // Then: what opening the page leads to may still have shown this, but not what comes after it
            assertThat(visit.find("dl.numbers")).containsText("12,345");
            feed.tell(Topics.PROGRESS, domain, Words.progress(domain, 23_456));
            assertThat(visit.find("dl.numbers")).containsText("23,456");

            // When
            feed.tell(Topics.ACKNOWLEDGEMENTS, "worker-7/" + domain, Words.serving("worker-7", domain, 1));

            // Then
            assertThat(visit.find("#domain")).containsText(Pattern.compile("worker-7\\s*live\\s*v1"));

            // When
            publish(version(2, true));

            // Then
            assertThat(visit.find("tr.chosen")).containsText(Pattern.compile("v2\\s*live"));
            assertThat(visit.find("#to-" + domain)).containsText("live v2");
            assertThat(visit.ask("plot.js")).hasSize(2);
            assertThat(visit.page().evaluate("window.sameDocument")).isEqualTo(true);
            assertClean(visit);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void shouldSayThatTheRegistryIsAwayAndGoOnWhenItIsBack(int width) {
        // Given
        publish(version(1, true));
        try (Link link = Link.to(root);
                Visit visit = chromium.visit(link.uri().resolve("#" + domain), width, ColorScheme.LIGHT)) {
            assertThat(visit.find("#connection")).hasText("connected");
            assertThat(visit.find("tr.chosen")).containsText("v1");

            // When
            link.cut();

            // Then
            assertThat(visit.find("#connection")).hasText("connection lost");
            assertThat(visit.find("#trouble"))
                    .containsText(Pattern.compile("cannot be read: it does not answer. What you see is from "));
            assertThat(visit.find("tr.chosen")).containsText("v1");
            assertThat(visit.overflow()).isZero();

            // When
            publish(version(2, true));
            link.mend();

            // Then
            assertThat(visit.find("#connection")).hasText("connected");
            assertThat(visit.find("tr.chosen")).containsText("v2");
            assertThat(visit.find("#trouble")).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void shouldLeadTheKeyboardToEverythingAndNameIt(int width) {
        // Given
        publish(version(1, true), version(2, true), version(3, false));
        try (Visit visit = visit(width)) {
            assertThat(visit.find("tr.chosen")).containsText("v2");
            List<Map<String, Object>> controls = visit.ask("controls.js");
            Set<Object> reached = new HashSet<>();

            // When
            for (int i = 0; i < controls.size() + 1; i++) {
                visit.page().keyboard().press("Tab");
                Map<String, Object> focus = visit.ask("focus.js").get(0);
                if (reached.add(focus.get("key")) && focus.get("key") != null) {
                    assertThat(focus).as("the focus must be seen").containsEntry("outlined", true);
                }
            }

            // Then
            assertThat(controls)
                    .extracting(control -> control.get("key"))
                    .contains("move-1", "move-3", "files-2", "history");
            assertThat(controls).allSatisfy(control -> {
                assertThat(reached).contains(control.get("key"));
                assertThat((String) control.get("seen")).isNotBlank();
                assertThat((String) control.get("spoken"))
                        .startsWith(((String) control.get("seen"))
                                .lines()
                                .findFirst()
                                .orElseThrow());
            });
        }
    }

    @Test
    void shouldKeepTheFocusWhereItIsWhenSomethingHappens() {
        // Given
        publish(version(1, true), version(2, true));
        try (Visit visit = visit(WIDE)) {
            visit.find("#move-1").focus();

            // When
            publish(version(3, false));

            // Then
            assertThat(visit.find("#move-3")).isVisible();
            assertThat(visit.find("#move-1")).isFocused();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void shouldRollBackByKeyboardAlone(int width) {
        // Given
        publish(version(1, true), version(2, true));
        try (Visit visit = visit(width)) {
            visit.find("#move-1").focus();

            // When
            visit.page().keyboard().press("Enter");
            assertThat(visit.find("#move textarea")).isFocused();
            assertThat(visit.overflow()).isZero();
            visit.page().keyboard().type("worse answers");
            visit.page().keyboard().press("Tab");
            visit.page().keyboard().type("ada");
            visit.page().keyboard().press("Enter");

            // Then
            assertThat(visit.find("tr.chosen")).containsText("v1");
            assertThat(visit.find("#history li").first())
                    .containsText(Pattern.compile("v2 → v1, pinned.*ada: worse answers"));
            publish(version(3, true));
            assertThat(visit.find("#domain")).containsText("live → v1, pinned");
            assertThat(visit.find("tr.chosen")).containsText("v1");
            assertThat(visit.find("#files-1")).isFocused();
            assertClean(visit);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void shouldKeepTextReadable(ColorScheme scheme) {
        // Given
        publish(version(1, true), version(2, false), version(3, true));
        feed.tell(Topics.ACKNOWLEDGEMENTS, "worker-7/" + domain, Words.serving("worker-7", domain, 3));

        // When
        try (Visit visit = chromium.visit(root.resolve("#" + domain), WIDE, scheme)) {
            assertThat(visit.find("#domain")).containsText("worker-7");
            List<Map<String, Object>> texts = visit.ask("texts.js");

            // Then
            assertThat(texts)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(text -> assertThat(number(text, "contrast")).isGreaterThanOrEqualTo(4.5));
            assertThat(texts)
                    .filteredOn(text -> text.get("text").equals("Versions"))
                    .singleElement()
                    .satisfies(text -> assertThat(text.get("ground"))
                            .isEqualTo(scheme == ColorScheme.DARK ? "rgb(29, 35, 39)" : "rgb(255, 255, 255)"));
        }
    }

    private Visit visit(int width) {
        return chromium.visit(root.resolve("#" + domain), width, ColorScheme.LIGHT);
    }

    private static void assertClean(Visit visit) {
        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.overflow()).as("pixels that the page is too wide").isZero();
    }

    private static double number(Map<String, Object> found, String name) {
        return ((Number) found.get(name)).doubleValue();
    }

    private VersionManifest version(int number, boolean passed) {
        return Words.version(domain, number, passed);
    }

    /** Proposes versions of one domain and waits until the registry shows the last. */
    private void publish(VersionManifest... versions) {
        feed.propose(versions);
        VersionManifest last = versions[versions.length - 1];
        await().atMost(PATIENCE)
                .until(
                        () -> given().get("/v1/prompts/{d}/aliases/candidate", last.getDomain())
                                .<Integer>path("version"),
                        equalTo(last.getVersion()));
    }
}
