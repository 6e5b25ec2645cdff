package io.alluvium.learning.metric;

import io.alluvium.model.Backbone;
import io.alluvium.model.Windows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Documents that are scored again and again, cut into windows; windows of a length are read together. */
public final class DocumentSet {

    private final Backbone backbone;
    private final List<int[]> windows = new ArrayList<>();
    private final List<Integer> documentOf = new ArrayList<>();
    private final long[] tokens;

    /** Documents cut into windows of at most so many target tokens. */
    public DocumentSet(Backbone backbone, List<String> documents, int window) {
        this.backbone = backbone;
        this.tokens = new long[documents.size()];
        List<int[]> all = new ArrayList<>();
        List<Integer> from = new ArrayList<>();
        for (int document = 0; document < tokens.length; document++) {
            int[] text = backbone.tokenizer().encode(documents.get(document));
            for (int[] cut : Windows.cut(text, backbone.special(), window)) {
                all.add(cut);
                from.add(document);
                tokens[document] += cut.length - 1;
            }
        }
        IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing(i -> all.get(i).length))
                .forEach(i -> {
                    windows.add(all.get(i));
                    documentOf.add(from.get(i));
                });
    }

    /** Target tokens of each document, its end included. */
    public long[] tokens() {
        return tokens.clone();
    }

    /** The summed loss of each document, in nats. */
    public double[] losses(Predictor predictor) {
        double[] sums = predictor.sums(backbone, windows);
        double[] losses = new double[tokens.length];
        for (int i = 0; i < sums.length; i++) {
            losses[documentOf.get(i)] += sums[i];
        }
        return losses;
    }
}
