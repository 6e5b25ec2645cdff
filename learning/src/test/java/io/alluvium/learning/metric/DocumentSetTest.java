package io.alluvium.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.testkit.TinyBackbone;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentSetTest {

    @Test
    void shouldScoreEachDocumentAsIfItWereAlone() {
        try (Backbone backbone =
                Backbone.open(TinyBackbone.directory(), new BackboneOptions(Precision.FP32, 1, "cpu"))) {
            // Given
            List<String> documents =
                    List.of("the river leaves its sediment behind and the ground keeps it", "ground", "", "a stream");
            DocumentSet set = new DocumentSet(backbone, documents, 8);

            // When
            double[] losses = set.losses(Predictor.of(null));

            // Then
            for (int i = 0; i < losses.length; i++) {
                TextScore alone = Evaluation.score(backbone, null, List.of(documents.get(i)), 8);
                assertThat(set.tokens()[i]).isEqualTo(alone.tokens());
                assertThat(losses[i]).isCloseTo(alone.lossSum(), within(1e-3));
            }
        }
    }
}
