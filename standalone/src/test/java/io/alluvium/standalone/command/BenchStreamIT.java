package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.standalone.stream.CorpusFolder;
import io.alluvium.standalone.stream.work.Contender;
import io.alluvium.testkit.TinyBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of streams in small: that its numbers fit each other, and that no run is run twice. */
class BenchStreamIT {

    static final String SMALL =
            "?tuner.length=4&batch.records=4&batch.window=24&batch.tokens=96&optimizer.rate=0.1&publishEverySteps=2";
    private static final String NAIVE = "naive-prefix" + SMALL;
    private static final String REPLAY = "experience-replay" + SMALL;
    private static final int RECORDS = 10;

    @TempDir
    Path folder;

    @BeforeEach
    void writeModelAndCorpora() throws IOException {
        TinyBackbone.write(Files.createDirectories(folder.resolve("model")));
        CorpusFolder.write(folder, 5 * RECORDS);
    }

    @Test
    void shouldGiveEveryRecipeTheSameTextAndReportNumbersThatFitEachOther() throws Exception {
        // When
        CommandRun run = run("report", "--work=" + folder.resolve("work"));

        // Then
        JsonNode report = report("report");
        assertThat(report.path("streams")).hasSize(3);
        for (JsonNode stream : report.path("streams")) {
            JsonNode naive = stream.path("recipes").path(0);
            JsonNode replay = stream.path("recipes").path(1);
            assertThat(naive.path("recipe").asText()).isEqualTo(NAIVE);
            assertThat(naive.has("against")).isFalse();
            assertThat(replay.path("seeds")).hasSize(1);
            for (String same : List.of("trainedTokens", "frozen")) {
                assertThat(mean(naive, same)).as(same).isPositive().isEqualTo(mean(replay, same));
            }
            assertThat(mean(naive, "backwardTokens")).isEqualTo(mean(naive, "trainedTokens"));
            assertThat(mean(replay, "backwardTokens")).isGreaterThan(mean(naive, "backwardTokens"));
            assertThat(mean(naive, "forwardTokens")).isGreaterThanOrEqualTo(3 * mean(naive, "trainedTokens"));
            assertThat(mean(naive, "prequential")).isLessThan(mean(naive, "frozen"));
            JsonNode difference = replay.path("against").path("prequential");
            assertThat(difference.path("difference").asDouble())
                    .isCloseTo(mean(replay, "prequential") - mean(naive, "prequential"), within(1e-9))
                    .isBetween(
                            difference.path("low").asDouble(),
                            difference.path("high").asDouble());
            assertThat(replay.path("against").has("driftForgetting"))
                    .isEqualTo(stream.path("stream").asText().equals("DRIFT"));
        }
        JsonNode drift = report.path("streams").path(0);
        JsonNode seed = drift.path("recipes").path(0).path("seeds").path(0);
        assertThat(seed.path("figures").path("WDF").asDouble())
                .isNotNegative()
                .isCloseTo(driftForgetting(seed.path("matrix")), within(1e-12));
        assertThat(seed.path("savings").path("first").asLong()).isBetween(0L, (long) RECORDS);
        assertThat(mean(report.path("streams").path(2).path("recipes").path(0), "forgetting"))
                .isZero();
        assertThat(run.out()).contains("Stream DRIFT: 50 records in 5 stages", "5: phase 0", "k backwarded");
        pictures(3 * 2 + 4 + 1 + 5);
    }

    @Test
    void shouldChooseAmongAlternativesThatComputeNoMoreThanTheReference() throws Exception {
        // When
        CommandRun run = CommandRun.of(Stream.concat(
                        arguments(folder, "tuned").filter(each -> !each.startsWith("--recipe=")),
                        Stream.of(
                                "--streams=CONTROL",
                                "--tuning-seeds=2",
                                "--work=" + folder.resolve("work"),
                                "--against=" + REPLAY,
                                "--recipe=" + REPLAY + "," + NAIVE + "&passesPerBatch=1|2|9&averageDecay=0|0.99"))
                .toArray(String[]::new));

        // Then
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCodes.DONE);
        JsonNode report = report("tuned");
        assertThat(report.path("tuned")).hasSize(1);
        JsonNode tuned = report.path("tuned").path(0);
        assertThat(tuned.path("recipe").asText()).isEqualTo(NAIVE);
        assertThat(tuned.path("trials")).hasSize(6);
        JsonNode best = null;
        for (JsonNode trial : tuned.path("trials")) {
            assertThat(trial.path("affordable").asBoolean())
                    .as("%s", trial)
                    .isEqualTo(!trial.path("point").asText().contains("passesPerBatch=9"));
            if (trial.path("affordable").asBoolean() && (best == null || score(trial) < score(best))) {
                best = trial;
            }
        }
        assertThat(best).isNotNull();
        assertThat(tuned.path("chosen")).isEqualTo(best.path("point"));
        JsonNode measured = report.path("setting").path("recipes").path(NAIVE);
        assertThat(measured.asText())
                .isEqualTo(Contender.of(best.path("point").asText()).recipe().toJson());
        JsonNode recipe = report.path("streams").path(0).path("recipes").path(1);
        assertThat(mean(recipe, "compute")).isEqualTo(best.path("compute").asDouble(), within(0.3));
        assertThat(mean(recipe, "prequential"))
                .isNotEqualTo(best.path("prequential").asDouble());
        assertThat(results("work")).hasSize(2 * (1 + 6) + 2);
        assertThat(run.out()).contains("chosen", "too dear");
    }

    private static double score(JsonNode trial) {
        return (trial.path("prequential").asDouble() + trial.path("kept").asDouble()) / 2;
    }

    @Test
    void shouldRunNothingTwiceAndFindTheSameOnTwoCores() throws Exception {
        // Given
        String[] small = {"--streams=DRIFT", "--seeds=2", "--cores=1", "--work=" + folder.resolve("work")};
        run("first", small);
        List<String> kept = results("work");

        // When
        run("second", small);
        run("other", "--streams=DRIFT", "--seeds=2", "--cores=2", "--work=" + folder.resolve("other"));

        // Then
        assertThat(kept).hasSize(4);
        assertThat(results("work")).isEqualTo(kept);
        assertThat(report("second")).isEqualTo(report("first"));
        List<JsonNode> one = matrices("first");
        assertThat(matrices("other")).hasSize(4).isEqualTo(one);
        assertThat(one.get(0)).isNotEqualTo(one.get(1));
    }

    @Test
    void shouldRunMethodsThatHoldSeveralPromptsOrNoneAndOnShuffledText() throws Exception {
        // Given
        String batches = "?batch.records=4&batch.window=24&batch.tokens=96&publishEverySteps=2";
        List<String> recipes = new ArrayList<>(List.of("frozen" + batches, "n-gram-cache" + batches));
        for (String name : List.of("regime-prompts", "l2p", "progressive", "spot", "attempt")) {
            recipes.add(name + SMALL.replace("length=4", "length=2"));
        }
        recipes.add("o-lora" + batches + "&tuner.rank=2");
        recipes.add(NAIVE + "&order=joint");

        // When
        run("methods", "--streams=DRIFT", "--work=" + folder.resolve("work"), "--recipe=" + String.join(",", recipes));

        // Then
        Map<String, JsonNode> found = new LinkedHashMap<>();
        report("methods")
                .path("streams")
                .path(0)
                .path("recipes")
                .forEach(recipe -> found.put(
                        recipe.path("recipe")
                                .asText()
                                .replaceFirst("\\?.*order", " ")
                                .replaceFirst("\\?.*", ""),
                        recipe));
        assertThat(found).hasSize(2 + recipes.size());
        JsonNode naive = found.get("naive-prefix");
        assertThat(found.values())
                .allSatisfy(
                        recipe -> assertThat(mean(recipe, "trainedTokens")).isEqualTo(mean(naive, "trainedTokens")));
        for (String untrained : List.of("frozen", "n-gram-cache")) {
            assertThat(mean(found.get(untrained), "backwardTokens")).isZero();
            assertThat(mean(found.get(untrained), "versions")).isZero();
            assertThat(mean(found.get(untrained), "forwardTokens"))
                    .isEqualTo(mean(found.get(untrained), "trainedTokens"));
        }
        assertThat(mean(found.get("frozen"), "prequential")).isEqualTo(mean(naive, "frozen"));
        assertThat(mean(found.get("n-gram-cache"), "prequential")).isLessThan(0.95 * mean(naive, "frozen"));
        for (String routed : List.of("regime-prompts", "progressive", "attempt")) {
            assertThat(mean(found.get(routed), "BWT")).as(routed).isZero();
            assertThat(mean(found.get(routed), "drifts")).as(routed).isEqualTo(4);
        }
        for (String shared : List.of("naive-prefix", "l2p", "o-lora")) {
            assertThat(mean(found.get(shared), "BWT")).as(shared).isNotZero();
        }
        assertThat(mean(found.get("o-lora"), "drifts")).isEqualTo(4);
        for (String trained : List.of("l2p", "spot", "o-lora", "naive-prefix =joint")) {
            assertThat(mean(found.get(trained), "backwardTokens")).as(trained).isEqualTo(mean(naive, "trainedTokens"));
            assertThat(mean(found.get(trained), "prequential")).as(trained).isLessThan(mean(naive, "frozen"));
        }
        assertThat(found.get("naive-prefix =joint").path("against").has("prequential"))
                .isFalse();
        assertThat(found.get("l2p").path("against").has("prequential")).isTrue();
        assertThat(found.get("naive-prefix =joint").path("seeds").path(0).path("matrix"))
                .isNotEqualTo(naive.path("seeds").path(0).path("matrix"));
    }

    @Test
    void shouldSayWhatIsWrongBeforeAnythingIsRun() throws Exception {
        // When, Then
        refused("There is no file", "--recipe=" + NAIVE, "--corpora=" + folder.resolve("nowhere"));
        refused("no bundled recipe 'magic'", "--recipe=magic", "--corpora=" + folder);
        refused("needs 122 records", "--recipe=" + NAIVE, "--corpora=" + folder, "--records=61");
        refused("twice", "--recipe=" + NAIVE + "," + NAIVE, "--corpora=" + folder);
        refused("--against is ewc", "--recipe=" + NAIVE, "--against=ewc", "--corpora=" + folder);
    }

    private void refused(String why, String... options) {
        CommandRun run = CommandRun.of(Stream.concat(
                        Stream.of("bench", "stream", "--model=" + folder.resolve("model"), "--precision=FP32"),
                        Stream.of(options))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCodes.FAILED);
        assertThat(run.err()).contains(why).hasLineCount(1);
    }

    private CommandRun run(String report, String... options) {
        CommandRun run = CommandRun.of(
                Stream.concat(arguments(folder, report), Stream.of(options)).toArray(String[]::new));
        assertThat(run.exitCode()).as("%s", run).isEqualTo(ExitCodes.DONE);
        return run;
    }

    /** The command on the tiny model and corpora in a folder. */
    static Stream<String> arguments(Path folder, String report) {
        return Stream.of(
                "bench",
                "stream",
                "--corpora=" + folder,
                "--model=" + folder.resolve("model"),
                "--precision=FP32",
                "--records=" + RECORDS,
                "--held-out=2",
                "--probes=3",
                "--recipe=" + NAIVE + "," + REPLAY,
                "--report=" + folder.resolve(report + ".json"));
    }

    private static double mean(JsonNode recipe, String figure) {
        return recipe.path("means").path(figure).asDouble();
    }

    /** The definition, over the four stages before the return. */
    private static double driftForgetting(JsonNode matrix) {
        double sum = 0;
        for (int phase = 0; phase < 3; phase++) {
            double best = Double.POSITIVE_INFINITY;
            for (int stage = 0; stage < 4; stage++) {
                best = Math.min(best, matrix.path(stage).path(phase).asDouble());
            }
            sum += matrix.path(3).path(phase).asDouble() - best;
        }
        return sum / 3;
    }

    private void pictures(int count) throws IOException {
        List<Path> pictures;
        try (Stream<Path> files = Files.list(folder)) {
            pictures = files.filter(file -> file.toString().endsWith(".png")).toList();
        }
        assertThat(pictures).hasSize(count);
        for (Path picture : pictures) {
            assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(100);
        }
        assertThat(Files.readString(folder.resolve("report.html")).split("data:image/png", -1))
                .hasSize(count + 1);
    }

    private List<String> results(String work) throws IOException {
        List<String> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(work))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                results.add(file + " " + Files.getLastModifiedTime(file));
            }
        }
        return results;
    }

    private List<JsonNode> matrices(String report) throws IOException {
        List<JsonNode> matrices = new ArrayList<>();
        for (JsonNode recipe : report(report).path("streams").path(0).path("recipes")) {
            recipe.path("seeds").forEach(seed -> matrices.add(seed.path("matrix")));
        }
        return matrices;
    }

    private JsonNode report(String name) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(name + ".json").toFile());
    }
}
