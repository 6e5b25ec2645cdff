package io.alluvium.learning.step;

import io.alluvium.learning.cache.TokenCache;
import io.alluvium.learning.composer.Composer;
import io.alluvium.learning.composer.Query;
import io.alluvium.learning.composer.Stock;
import io.alluvium.learning.metric.Predictor;
import io.alluvium.learning.metric.WindowScorer;
import io.alluvium.model.Backbone;
import io.alluvium.model.checkpoint.Sha256;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a domain predicts texts: each with the prompt that is composed for it, and the cache beside the model. Texts with the
 * same prompt are read together.
 *
 * @param composer makes the prompts
 * @param query what it asks of a text
 * @param stock what it makes them of
 * @param cache speaks beside the model
 * @param learned what the cache has learned
 */
record TextPredictor(Composer composer, Query query, Stock stock, TokenCache cache, List<int[]> learned)
        implements Predictor {

    @Override
    public double[] sums(Backbone backbone, List<int[]> windows) {
        return mixed(windows, losses(backbone, windows));
    }

    /** The same, where the frozen model's losses are known. */
    double[] sums(Backbone backbone, List<int[]> windows, float[][] frozen) {
        boolean alone = composer.compose(stock, List.of()).prompt() == null;
        return mixed(windows, alone ? frozen : losses(backbone, windows));
    }

    private double[] mixed(List<int[]> windows, float[][] losses) {
        TokenCache.Mixture mixture = cache.over(learned);
        return IntStream.range(0, losses.length)
                .mapToDouble(i -> mixture.sum(windows.get(i), losses[i]))
                .toArray();
    }

    private float[][] losses(Backbone backbone, List<int[]> windows) {
        Map<Optional<SoftPrompt>, List<Integer>> readTogether = new LinkedHashMap<>();
        if (query.asks()) {
            for (int i = 0; i < windows.size(); i++) {
                readTogether
                        .computeIfAbsent(prompt(List.of(query.of(backbone, windows.get(i)))), any -> new ArrayList<>())
                        .add(i);
            }
        } else {
            readTogether.put(
                    prompt(List.of()),
                    IntStream.range(0, windows.size()).boxed().toList());
        }
        float[][] losses = new float[windows.size()][];
        readTogether.forEach((prompt, rows) -> {
            float[][] read = WindowScorer.losses(
                    backbone,
                    prompt.orElse(null),
                    rows.stream().map(windows::get).toList());
            IntStream.range(0, read.length).forEach(i -> losses[rows.get(i)] = read[i]);
        });
        return losses;
    }

    private Optional<SoftPrompt> prompt(List<float[]> queries) {
        return Optional.ofNullable(composer.compose(stock, queries).prompt());
    }

    @Override
    public String fingerprint() {
        if (!query.asks() && cache.tokens() == 0) {
            return Predictor.of(composer.compose(stock, List.of()).prompt()).fingerprint();
        }
        StringBuilder all = new StringBuilder(Arrays.toString(stock.own()));
        stock.past().forEach(past -> all.append(Arrays.toString(past)));
        learned.forEach(window -> all.append(Arrays.toString(window)));
        return Sha256.of(all.toString());
    }
}
