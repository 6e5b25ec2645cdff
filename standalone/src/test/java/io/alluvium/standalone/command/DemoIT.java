package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.testkit.TinyBackbone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it, on all its documents, with a tiny model that has them learned in little time. */
class DemoIT {

    private static final String[] DOMAINS = {"harbour", "kitchen", "veterinary", "contracts", "operations"};
    private static final int CTRL_C = 130;
    private static final int MISHAPS = 5;
    private static final int DUPLICATES = 1;
    private static final int CHECKS_OVERALL = 3;
    private static final int CHECKS_PER_DOMAIN = 2;

    @TempDir
    Path folder;

    @Test
    void shouldReportWhatBecameOfEachRecordVersionAndAnswer() throws Exception {
        // Given
        Path file = folder.resolve("r.json");

        // When
        int code;
        String output;
        try (AlluviumProcess demo = demo(file)) {
            code = demo.exitCode();
            output = demo.output();
        }

        // Then
        assertThat(code).as(output).isEqualTo(ExitCodes.DONE);
        assertThat(output).contains("What arrived", "How fresh and how steady", "The report is also in " + file);
        JsonNode report = new ObjectMapper().readTree(file.toFile());
        assertThat(report.path("checks"))
                .hasSize(CHECKS_OVERALL + CHECKS_PER_DOMAIN * DOMAINS.length)
                .allMatch(check -> check.path("holds").asBoolean());
        assertThat(report.path("totalSeconds").asDouble())
                .isGreaterThan(report.path("seconds").asDouble());
        assertThat(report.path("domains"))
                .extracting(domain -> domain.path("domain").asText())
                .containsExactly(DOMAINS);
        long learned = 0;
        long live = 0;
        for (JsonNode domain : report.path("domains")) {
            assertRecords(domain);
            assertVersions(domain);
            assertLearnedAndForgotten(domain);
            learned += domain.at("/records/trained").asLong();
            live += domain.path("versions").findValues("swapMillis").stream()
                    .filter(JsonNode::isNumber)
                    .count();
        }
        assertThat(report.path("losses")).hasSize(DOMAINS.length);
        assertThat(report.at("/losses/" + (DOMAINS.length - 1))).hasSize(DOMAINS.length);
        assertThat(report.at("/metrics/AP").asDouble()).isPositive();
        assertThat(report.at("/metrics/AP+").asDouble()).isCloseTo(0, within(1e-6));
        assertPercentiles(report.at("/freshness/servedMillis"), learned);
        assertPercentiles(report.at("/freshness/answeredMillis"), learned);
        assertPercentiles(report.at("/freshness/swapMillis"), live);
        assertPercentiles(
                report.at("/serving/latencyMillis"),
                report.at("/serving/completions").asLong());
    }

    @Test
    void shouldEndAtOnceWhenItIsInterruptedWhileItStarts() throws Exception {
        // Given
        Path file = folder.resolve("r.json");
        try (AlluviumProcess demo = demo(file)) {
            Path log = folder.resolve("data").resolve("alluvium.log");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Files.exists(log) && Files.readString(log).contains("Embedded Kafka broker started"));

            // When
            int code = demo.interrupt();

            // Then
            assertThat(code).as(demo.output()).isEqualTo(CTRL_C);
            assertThat(file).doesNotExist();
            assertThat(demo.output()).doesNotContain("What arrived");
            assertThat(Files.readString(log)).contains("Embedded Kafka broker stopped");
        }
    }

    private AlluviumProcess demo(Path report) throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        TinyBackbone.write(model);
        Path recipe = Files.writeString(folder.resolve("recipe.json"), recipe());
        return AlluviumProcess.start(
                "demo",
                "--once",
                "--report",
                report.toString(),
                "--data-dir",
                folder.resolve("data").toString(),
                "--model",
                model.toString(),
                "--recipe",
                recipe.toString());
    }

    /** The default method in steps that a tiny model takes at once. */
    private static String recipe() {
        return Recipes.bundled(Recipes.DEFAULT)
                .with("tuner.length", 4)
                .with("batch.window", 48)
                .with("batch.records", 8)
                .with("batch.tokens", 2048)
                .with("publishEverySteps", 6)
                .with("passesPerBatch", 1)
                .with("averageDecay", 0.5)
                .with("optimizer.rate", 0.05)
                .with("optimizer.warmup", 1)
                .with("optimizer.decay", 0)
                .with("gate.budget", 1.0)
                .with("gate.heldOutPerRegime", 8)
                .with("gate.windowsPerRecord", 1)
                .toJson();
    }

    private static void assertRecords(JsonNode domain) throws IOException {
        JsonNode records = domain.path("records");
        long samples = samples(domain.path("domain").asText());
        assertThat(records.path("offered").asLong()).isEqualTo(samples + MISHAPS + DUPLICATES);
        assertThat(records.path("accepted").asLong()).isEqualTo(samples);
        assertThat(records.path("rejected").asLong()).isEqualTo(MISHAPS);
        assertThat(records.path("duplicate").asLong()).isEqualTo(DUPLICATES);
        assertThat(records.path("rejectedByReason"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"MALFORMED\": 2, \"EMPTY\": 1, \"CONTROL_CHARACTERS\": 1, \"TIMESTAMP\": 1}"));
        assertThat(records.path("heldOut").asLong()).isPositive();
        assertThat(records.path("trained").asLong() + records.path("heldOut").asLong())
                .isEqualTo(samples);
    }

    private static void assertVersions(JsonNode domain) {
        JsonNode versions = domain.path("versions");
        assertThat(versions).isNotEmpty();
        assertThat(versions)
                .extracting(version -> version.path("version").asInt())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, versions.size()).boxed().toList());
        assertThat(versions)
                .extracting(version -> version.path("digest").asText())
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(versions).allSatisfy(version -> {
            assertThat(version.path("passed").isBoolean()).isTrue();
            assertThat(version.path("reason").asText()).isNotBlank();
        });
        assertThat(versions)
                .extracting(version -> version.path("trainedRecords").asLong())
                .isSorted()
                .endsWith(domain.at("/records/trained").asLong());
        int live = domain.path("liveVersion").asInt();
        assertThat(live).isBetween(1, versions.size());
        assertThat(versions.get(live - 1).path("passed").asBoolean()).isTrue();
        assertThat(versions.get(live - 1).path("swapMillis").asDouble()).isPositive();
    }

    private static void assertLearnedAndForgotten(JsonNode domain) {
        assertThat(domain.path("heldOut")).hasSize(2);
        assertThat(domain.path("heldOut")).allSatisfy(regime -> {
            assertMeasured(regime.path("frozen"));
            assertMeasured(regime.path("live"));
            assertThat(regime.at("/live/tokens")).isEqualTo(regime.at("/frozen/tokens"));
            assertThat(regime.path("change").asDouble())
                    .isNegative()
                    .isCloseTo(
                            regime.at("/live/perplexity").asDouble()
                                            / regime.at("/frozen/perplexity").asDouble()
                                    - 1,
                            within(1e-9));
        });
        assertThat(domain.at("/forgetting/firstRegime").isNumber()).isTrue();
        assertThat(domain.at("/forgetting/sinceOwnStream").isNumber()).isTrue();
        // Each domain has a prompt of its own: the streams of the others leave it as it was.
        assertThat(domain.at("/forgetting/sinceOwnStream").asDouble()).isCloseTo(0, within(1e-6));
    }

    private static void assertMeasured(JsonNode measured) {
        assertThat(measured.path("tokens").asLong()).isPositive();
        assertThat(measured.path("perplexity").asDouble())
                .isCloseTo(Math.exp(measured.path("loss").asDouble()), within(1e-3));
    }

    private static void assertPercentiles(JsonNode values, long count) {
        assertThat(values.path("count").asLong()).isEqualTo(count);
        assertThat(values.path("p50").asDouble()).isPositive();
        assertThat(values.path("p95").asDouble())
                .isBetween(values.path("p50").asDouble(), values.path("max").asDouble());
    }

    private static long samples(String domain) throws IOException {
        String path = "/sample-domains/" + domain + "/train.jsonl";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoIT.class.getResourceAsStream(path), path), StandardCharsets.UTF_8))) {
            return lines.lines().count();
        }
    }
}
