package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.testkit.TinyBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command from a first start to a second one, with a real broker and a tiny model. */
class UpIT {

    /** What keeps PyTorch's libraries from the kernels that this processor has beyond what all have. */
    private static final Map<String, String> PLAIN_KERNELS =
            Map.of("ATEN_CPU_CAPABILITY", "default", "ONEDNN_MAX_CPU_ISA", "SSE41", "MKL_CBWR", "COMPATIBLE");

    private static final int SIGINT = 130;
    private static final int SIGTERM = 143;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private Path model;
    private Path recipe;
    private String server = "";

    @BeforeEach
    void prepare() throws IOException {
        model = folder.resolve("model");
        recipe = folder.resolve("recipe.json");
        TinyBackbone.write(Files.createDirectories(model));
        Files.writeString(
                recipe,
                Recipes.load(Recipes.DEFAULT)
                        .with("tuner.length", 4)
                        .with("batch.window", 32)
                        .with("batch.records", 8)
                        .with("publishEverySteps", 2)
                        .with("gate.budget", 1.0)
                        .toJson());
    }

    @Test
    void shouldLearnFromProducedTextAndContinueAfterARestart() throws Exception {
        // Given
        Path data = folder.resolve("data");
        Path text = Files.writeString(folder.resolve("river.jsonl"), lines());
        DataLayout layout = new DataLayout(data);
        Path orphan = layout.orphan("left behind by a crash of the day before yesterday");
        try (AlluviumProcess up = up(data)) {
            server = up.page();

            // When
            JsonNode produced =
                    json(ExitCodes.REFUSED, "produce", "--domain", "river", "--cut", "--json", text.toString());

            // Then
            assertThat(produced.path("accepted").asInt()).isEqualTo(60);
            assertThat(produced.at("/refused/0/reason").asText()).isEqualTo("EMPTY");
            assertThat(produced.at("/refused/0/line").asInt()).isEqualTo(61);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(live("river")).isPositive());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(generate().at("/alluvium/version").asInt())
                                    .isEqualTo(live("river")));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(orphan).doesNotExist());
            json(ExitCodes.DONE, "prompts", "verify", "river", "--json");
            JsonNode export = json(
                    ExitCodes.DONE,
                    "prompts",
                    "export",
                    "river",
                    "--json",
                    "--out",
                    folder.resolve("peft").toString());
            assertThat(export.path("files").toString()).contains("adapter_model.safetensors", "adapter_config.json");
            assertThat(json(
                                    ExitCodes.DONE,
                                    "eval",
                                    "--domain",
                                    "river",
                                    "--json",
                                    "--threads",
                                    "1",
                                    "--model",
                                    model.toString(),
                                    Files.writeString(folder.resolve("held-out.txt"), "the river and the ground")
                                            .toString())
                            .path("livePerplexity")
                            .asDouble())
                    .isPositive();
            Path moved = Files.createDirectories(folder.resolve("model-under-another-name"));
            TinyBackbone.write(moved);
            JsonNode replayed = json(
                    ExitCodes.DONE,
                    "replay",
                    "river",
                    "--json",
                    "--bootstrap-servers",
                    up.kafka(),
                    "--model",
                    moved.toString());
            assertThat(replayed.path("identical").asBoolean())
                    .as(replayed.toString())
                    .isTrue();
            assertThat(replayed.path("publishedBy")).isEqualTo(replayed.path("rebuiltBy"));
            JsonNode rounded = json(
                    ExitCodes.DONE,
                    "replay",
                    "river",
                    "--json",
                    "--precision",
                    "bf16",
                    "--tolerance",
                    "0.5",
                    "--bootstrap-servers",
                    up.kafka(),
                    "--model",
                    model.toString());
            assertThat(rounded.path("identical").asBoolean()).isFalse();
            assertThat(rounded.path("same").asBoolean()).as(rounded.toString()).isTrue();
            assertThat(rounded.path("publishedWith").asText()).startsWith("FP32, threads 1, cpu, ");
            assertThat(rounded.path("rebuiltWith").asText()).startsWith("BF16, threads 1, cpu, ");
            try (AlluviumProcess elsewhere = AlluviumProcess.start(
                    PLAIN_KERNELS,
                    "replay",
                    "river",
                    "--bootstrap-servers",
                    up.kafka(),
                    "--server",
                    server,
                    "--model",
                    model.toString())) {
                assertThat(elsewhere.exitCode()).as(elsewhere.output()).isEqualTo(ExitCodes.DONE);
                assertThat(elsewhere.output()).contains("ATEN_CPU_CAPABILITY=default", "the same within the tolerance");
            }
            try (AlluviumProcess second = up(data)) {
                assertThat(second.exitCode()).isEqualTo(ExitCodes.FAILED);
                assertThat(second.output()).contains("uses this data directory", "process ");
            }
            assertThat(up.interrupt()).isEqualTo(SIGINT);
            assertThat(Files.readString(data.resolve("alluvium.log"))).contains("Embedded Kafka broker stopped");
        }
        assertThat(layout.places()).as(DataLayout.LOSS).isEqualTo(DataLayout.released());

        // When
        int before;
        try (AlluviumProcess again = up(data)) {
            server = again.page();
            before = live("river");

            // Then
            assertThat(before).isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(generate().at("/alluvium/version").asInt())
                                    .isEqualTo(before));
            assertThat(again.stop()).isEqualTo(SIGTERM);
        }
    }

    @Test
    void shouldMoveAliasesOfWhatItLearnedFromCsvAndFromKafka() throws Exception {
        // Given
        Path csv = Files.writeString(folder.resolve("hill.csv"), rows());
        Path jsonl = Files.writeString(folder.resolve("shore.jsonl"), lines());
        try (AlluviumProcess up = up(folder.resolve("data"))) {
            server = up.page();

            // When
            JsonNode hill = json(ExitCodes.DONE, "produce", "--domain", "hill", "--cut", "--json", csv.toString());
            JsonNode shore = json(
                    ExitCodes.DONE,
                    "produce",
                    "--domain",
                    "shore",
                    "--cut",
                    "--json",
                    "--bootstrap-servers",
                    up.kafka(),
                    jsonl.toString());

            // Then
            assertThat(hill.path("accepted").asInt()).isEqualTo(60);
            assertThat(shore.path("via").asText()).isEqualTo("kafka");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(live("shore")).isPositive());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(live("hill")).isPositive());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(json(ExitCodes.DONE, "prompts", "show", "hill", "--json"))
                            .hasSizeGreaterThanOrEqualTo(2));

            // When, Then
            json(ExitCodes.REFUSED, "prompts", "promote", "hill", "1", "--force");
            move(ExitCodes.REFUSED, "rollback", "hill");
            move(ExitCodes.DONE, "promote", "hill", "1");
            assertThat(steady("hill")).isEqualTo(1);
            move(ExitCodes.DONE, "promote", "hill", "2");
            assertThat(steady("hill")).isEqualTo(2);
            move(ExitCodes.REFUSED, "promote", "hill", "9999");
            assertThat(steady("hill")).isEqualTo(2);
            move(ExitCodes.DONE, "rollback", "hill");
            assertThat(steady("hill")).isEqualTo(1);
            move(ExitCodes.DONE, "rollback", "hill", "--to", "2");
            assertThat(steady("hill")).isEqualTo(2);
            assertThat(steadyMoves("hill")).containsExactly("2 ada: test", "1 ada: test", "2 ada: test", "1 ada: test");
        }
    }

    @Test
    void shouldNameTheBrokenFileOfAModel() throws Exception {
        // Given
        Path weights = model.resolve("model.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length / 2));

        // When
        try (AlluviumProcess up = up(folder.resolve("data"))) {

            // Then
            assertThat(up.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(up.output()).contains(weights.toString(), "truncated");
        }
    }

    private AlluviumProcess up(Path data) throws IOException {
        return AlluviumProcess.start(
                "up",
                "--data-dir",
                data.toString(),
                "--port",
                "0",
                "--model",
                model.toString(),
                "--recipe",
                recipe.toString(),
                "--set",
                "alluvium.ingest.quiet-cut=2s",
                "--set",
                "alluvium.registry.blobs.collect-every=1s",
                "--set",
                "alluvium.model.threads=1",
                "--set",
                "alluvium.model.precision=fp32");
    }

    private static String lines() {
        return IntStream.range(0, 60)
                        .mapToObj(i -> "{\"id\": \"" + i + "\", \"text\": \"the river number " + i
                                + " leaves its sediment behind and the ground keeps what it carried\"}")
                        .collect(Collectors.joining("\n"))
                + "\n{\"text\": \"  \"}\n";
    }

    private static String rows() {
        return IntStream.range(0, 60)
                .mapToObj(i -> i + ",\"the hill number " + i + " keeps its snow, and the valley waits for the water\"")
                .collect(Collectors.joining("\n", "id,text\n", "\n"));
    }

    private JsonNode move(int expected, String command, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("prompts", command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--alias", "steady", "--reason", "test", "--actor", "ada", "--json"));
        return json(expected, all.toArray(String[]::new));
    }

    private int steady(String domain) throws IOException {
        return json(ExitCodes.DONE, "prompts", "show", domain + ":steady")
                .path("version")
                .asInt();
    }

    private List<String> steadyMoves(String domain) throws IOException {
        List<String> moves = new ArrayList<>();
        for (JsonNode move : json(ExitCodes.DONE, "prompts", "history", domain, "--json")) {
            if (move.path("alias").asText().equals("steady")
                    && move.path("status").asText().equals("ACCEPTED")) {
                moves.add(move.path("toVersion").asInt() + " "
                        + move.path("actor").asText() + ": "
                        + move.path("reason").asText());
            }
        }
        return moves;
    }

    private int live(String domain) throws IOException {
        for (JsonNode each : json(ExitCodes.DONE, "prompts", "list", "--json")) {
            if (each.path("domain").asText().equals(domain)) {
                return version(each.path("aliases"));
            }
        }
        return 0;
    }

    private static int version(JsonNode aliases) {
        for (JsonNode alias : aliases) {
            if (alias.path("alias").asText().equals("live")) {
                return alias.path("version").asInt();
            }
        }
        return 0;
    }

    private JsonNode generate() throws IOException {
        return json(ExitCodes.DONE, "generate", "--domain", "river", "--max-tokens", "4", "--json", "the river");
    }

    private JsonNode json(int expected, String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--server";
        all[arguments.length + 1] = server;
        CommandRun run = CommandRun.of(all);
        assertThat(run.exitCode()).as("%s: %s", String.join(" ", all), run).isEqualTo(expected);
        return new ObjectMapper().readTree(run.out());
    }
}
