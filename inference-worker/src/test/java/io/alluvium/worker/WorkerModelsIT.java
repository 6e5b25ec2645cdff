package io.alluvium.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.Precision;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.Sampling;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
import io.alluvium.testkit.TinyBackbone;
import io.alluvium.worker.fixture.TestWorker;
import io.alluvium.worker.fixture.WorkerEnvironment;
import io.alluvium.worker.predict.Choice;
import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.predict.ScoreRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers on models and with tuners beside the usual ones. */
@QuarkusTest
@WithTestResource(WorkerEnvironment.class)
class WorkerModelsIT {

    private static final Path GOLDEN =
            Path.of("..", "model", "src", "test", "resources", "io", "alluvium", "model", "family", "golden");
    private static final BackboneOptions OPTIONS = new BackboneOptions(Precision.FP32, 1, "cpu");
    private static final String TEXT = "the river leaves";
    // The tiny model repeats its likeliest token whatever it reads; what chance takes tells its distributions apart.
    private static final Sampling CHANCE = new Sampling(1, 0, 1, 1, 7);

    private WorkerEnvironment environment;

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerWithEncoderAndDecoderAndWhatPeftTrained() throws IOException {
        // Given
        Path model = golden("t5");
        try (Backbone backbone = Backbone.open(model, OPTIONS);
                TestWorker worker = worker(model, backbone)) {
            String frozen = worker.complete("base", TEXT, CHANCE, any -> true).text();
            assertThat(frozen).isEqualTo(expected(backbone, null));

            for (String tuner : List.of("prompt", "prefix", "lora", "ln")) {
                Map<String, byte[]> files = saved("t5", tuner);
                String domain = tuner + UUID.randomUUID();
                worker.serve(domain, files);

                // When
                Choice choice = worker.complete(domain, TEXT, CHANCE, any -> true);

                // Then
                SoftPrompt prompt = PeftDirectory.decode(
                        files.get(PeftDirectory.CONFIG), files.get(PeftDirectory.TENSORS), backbone.shape());
                assertThat(choice.text())
                        .as(tuner)
                        .isEqualTo(expected(backbone, prompt))
                        .isNotEqualTo(frozen);
            }
        }
    }

    private TestWorker worker(Path model, Backbone same) {
        return new TestWorker(environment, model, same.identity(), folder);
    }

    /** The encoder reads the text and the token that ends it, as the library's tokenizer of this family writes it. */
    private static String expected(Backbone backbone, @Nullable SoftPrompt prompt) {
        int[] text = backbone.tokenizer().encode(TEXT);
        int[] source = IntStream.concat(IntStream.of(text), IntStream.of(280)).toArray();
        try (PreparedPrompt prepared = backbone.prepare(prompt)) {
            var request = new GenerationRequest(source, TestWorker.NEW_TOKENS, CHANCE, List.of());
            return backbone.generate(request, prepared, (piece, token) -> true).text();
        }
    }

    @Test
    void shouldSayThatTextsAreNotScoredOnAModelThatWritesAnotherTextThanItReads() throws IOException {
        // Given
        Path model = golden("t5");
        try (Backbone backbone = Backbone.open(model, OPTIONS);
                TestWorker worker = worker(model, backbone)) {
            // When
            var thrown = assertThatThrownBy(
                    () -> worker.worker().predictor().score(new ScoreRequest("base", List.of(TEXT), 0)));

            // Then
            thrown.isInstanceOf(PredictException.class)
                    .hasMessageContaining("a t5, reads one text and writes another")
                    .hasMessageContaining("/v1/completions");
        }
    }

    @Test
    void shouldRefuseToStartOnAModelThatWritesNoText() throws IOException {
        // Given
        Path model = golden("bert");
        try (Backbone backbone = Backbone.open(model, OPTIONS)) {
            // When
            var thrown = assertThatThrownBy(() -> worker(model, backbone));

            // Then
            thrown.isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is a bert, which fills in masked tokens and continues no text")
                    .hasMessageContaining("alluvium.model.directory");
        }
    }

    @Test
    void shouldGiveEachRowOfAMixedBatchTheAnswerThatItGetsAlone() throws Exception {
        // Given
        Path model = TinyBackbone.directory();
        try (Backbone backbone = Backbone.open(model, OPTIONS);
                TestWorker worker = worker(model, backbone)) {
            Map<String, String> alone = new HashMap<>();
            for (int seed = 0; seed < 4; seed++) {
                alone.put(serve(worker, backbone, TunerShapes.lowRank(backbone.shape(), 2, 4), seed), "");
            }
            alone.put(serve(worker, backbone, TunerShapes.adapter(backbone.shape(), 4), 4), "");
            alone.put(serve(worker, backbone, TunerShapes.compacter(backbone.shape(), 4, 4), 5), "");
            alone.replaceAll((domain, text) -> worker.complete(domain, TEXT, Sampling.greedy(), any -> true)
                    .text());
            assertThat(alone.values()).doesNotHaveDuplicates();
            AtomicInteger most = new AtomicInteger();

            // When
            List<Map.Entry<String, String>> together = askAll(worker, alone.keySet(), most);

            // Then
            assertThat(together)
                    .hasSize(4 * alone.size())
                    .allSatisfy(answer -> assertThat(answer.getValue()).isEqualTo(alone.get(answer.getKey())));
            assertThat(most).hasValueGreaterThanOrEqualTo(alone.size());
        }
    }

    /** Asks for each of the domains four times, all at once; also how many rows ran at most. */
    private static List<Map.Entry<String, String>> askAll(
            TestWorker worker, Collection<String> domains, AtomicInteger most) throws Exception {
        List<Callable<Map.Entry<String, String>>> requests = Collections.nCopies(4, domains).stream()
                .flatMap(Collection::stream)
                .map(domain -> (Callable<Map.Entry<String, String>>) () -> Map.entry(domain, ask(worker, domain, most)))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            List<Map.Entry<String, String>> answers = new ArrayList<>();
            for (Future<Map.Entry<String, String>> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String ask(TestWorker worker, String domain, AtomicInteger most) {
        return worker.complete(domain, TEXT, Sampling.greedy(), piece -> {
                    most.accumulateAndGet(worker.rowsRunning(), Math::max);
                    return true;
                })
                .text();
    }

    private static String serve(TestWorker worker, Backbone backbone, PromptShape shape, long seed) {
        var random = new Random(seed);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 * random.nextGaussian());
        }
        String domain = "mixed" + UUID.randomUUID();
        worker.serve(
                domain, PeftDirectory.encode(new SoftPrompt(shape, values), backbone.identity(), backbone.shape()));
        return domain;
    }

    private static Map<String, byte[]> saved(String family, String tuner) throws IOException {
        Path directory = GOLDEN.resolve(family).resolve("peft-" + tuner);
        Map<String, byte[]> files = new HashMap<>();
        for (String name : List.of(PeftDirectory.CONFIG, PeftDirectory.TENSORS)) {
            files.put(name, Files.readAllBytes(directory.resolve(name)));
        }
        return files;
    }

    private Path golden(String family) throws IOException {
        Path model = Files.createDirectories(folder.resolve(family));
        try (Stream<Path> files = Files.list(GOLDEN.resolve(family))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
        Files.copy(GOLDEN.resolve("tokenizer.json"), model.resolve("tokenizer.json"));
        return model;
    }
}
