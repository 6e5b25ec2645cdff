package io.alluvium.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.testkit.TinyBackbone;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void shouldPredictEveryTokenOfEveryDocumentOnce() {
        try (Backbone backbone =
                Backbone.open(TinyBackbone.directory(), new BackboneOptions(Precision.FP32, 1, "cpu"))) {
            // Given
            List<String> documents = List.of("the river leaves its sediment behind", "", "ground");

            // When
            TextScore score = Evaluation.score(backbone, null, documents, 8);

            // Then
            long tokens = documents.stream()
                    .mapToLong(document -> backbone.tokenizer().encode(document).length + 1)
                    .sum();
            assertThat(score.tokens()).isEqualTo(tokens);
            assertThat(score.perplexity()).isCloseTo(Math.exp(score.lossSum() / tokens), within(1e-9));
            assertThat(score.loss()).isPositive();
        }
    }
}
