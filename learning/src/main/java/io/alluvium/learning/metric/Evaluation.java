package io.alluvium.learning.metric;

import io.alluvium.model.Backbone;
import io.alluvium.model.Windows;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Perplexity of documents under a prompt, cut into windows as in training. */
public final class Evaluation {

    private Evaluation() {}

    /** Scores the documents; a null prompt scores the frozen backbone. */
    public static TextScore score(Backbone backbone, @Nullable SoftPrompt prompt, List<String> documents, int window) {
        double lossSum = 0;
        long tokens = 0;
        for (String document : documents) {
            List<int[]> windows = Windows.cut(backbone.tokenizer().encode(document), backbone.special(), window);
            lossSum +=
                    Arrays.stream(WindowScorer.sums(backbone, prompt, windows)).sum();
            tokens += windows.stream().mapToLong(cut -> cut.length - 1L).sum();
        }
        return new TextScore(lossSum, tokens);
    }
}
