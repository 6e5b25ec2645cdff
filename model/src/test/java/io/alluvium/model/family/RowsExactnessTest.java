package io.alluvium.model.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.Backbone;
import io.alluvium.model.Generation;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.Precision;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.Sampling;
import io.alluvium.model.TokenListener;
import io.alluvium.model.generate.Decoder;
import io.alluvium.model.tuner.SoftPrompt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Rows with different prompts in one batch write what the transformers library writes for each, in every family. */
class RowsExactnessTest {
    private static final TokenListener ALL = (text, token) -> true;

    static final List<String> CAUSAL = ExactnessTest.WRITERS.stream()
            .filter(name -> !name.startsWith("t5"))
            .toList();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @FieldSource("CAUSAL")
    void shouldWriteTheSameTextsTogether(String name) throws Exception {
        // Given
        GoldenCase golden = GoldenCase.read(name, folder).neverEnding();
        int[] start = golden.list("start");
        ExecutorService callers = Executors.newCachedThreadPool();
        List<PreparedPrompt> prepared = new ArrayList<>();
        try (Backbone backbone = golden.open(Precision.FP32);
                Decoder decoder = new Decoder(
                        backbone.rows(5), backbone.special(), backbone.tokenizer()::decode, 2 * start.length + 1)) {
            List<Future<Generation>> texts = new ArrayList<>();
            List<Future<Generation>> parts = new ArrayList<>();
            List<String> tuners = List.of("", "prompt", "prefix");

            // When
            for (String tuner : tuners) {
                SoftPrompt prompt = tuner.isEmpty() ? null : golden.decode(tuner, backbone.shape());
                PreparedPrompt ready = backbone.prepare(prompt);
                prepared.add(ready);
                int[] part = Arrays.copyOf(start, start.length / 2);
                texts.add(callers.submit(() -> decoder.generate(request(start, 64), ready, ALL)));
                parts.add(callers.submit(() -> decoder.generate(request(part, 20), ready, ALL)));
            }

            // Then
            for (int i = 0; i < tuners.size(); i++) {
                String key = tuners.get(i).isEmpty() ? "greedy" : tuners.get(i) + "_greedy";
                assertThat(texts.get(i).get().tokens()).as("%s %s", name, key).containsExactly(golden.list(key));
                int[] part = Arrays.copyOf(start, start.length / 2);
                assertThat(parts.get(i).get().tokens())
                        .as("%s %s, half the text", name, key)
                        .containsExactly(backbone.generate(request(part, 20), prepared.get(i), ALL)
                                .tokens());
            }
            prepared.forEach(PreparedPrompt::close);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void shouldRefuseRowsOfAModelThatReadsASourceFirst() {
        // Given
        GoldenCase golden = GoldenCase.read("t5", folder);

        try (Backbone backbone = golden.open(Precision.FP32)) {
            // When, Then
            assertThatThrownBy(() -> backbone.rows(2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("t5 is no causal model");
        }
    }

    private static GenerationRequest request(int[] text, int maxTokens) {
        return new GenerationRequest(text, maxTokens, Sampling.greedy(), List.of());
    }
}
