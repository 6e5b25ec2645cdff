package io.alluvium.learning.composer;

import io.alluvium.learning.plug.Checks;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * O-LoRA (Wang et al. 2023): a low-rank pair for each regime, those of earlier regimes frozen and all of them added up, and
 * beside the loss {@code orthogonality sum_old sum |A_old A_new^T| + length sum |A_new|, |B_new|}, so that a new pair looks at
 * other directions than the old ones do. Adding pairs up is one pair of the summed rank. Every text is read with all pairs. When
 * there are so many pairs as are allowed, the last one is trained on over the boundaries.
 */
final class OrthogonalPairs implements Composer {

    private final Config config;

    OrthogonalPairs(Config config) {
        this.config = config;
    }

    @Override
    public Layout layout(PromptShape one, Architecture backbone) {
        PromptStack.require("o-lora", one, PromptKind.LORA);
        return new Layout(one.size(), config.most(), Query.NONE, Layout.Past.TOGETHER);
    }

    @Override
    public float[] first(Fresh fresh) {
        return fresh.prompt();
    }

    @Override
    public Composed compose(Stock stock, List<float[]> queries) {
        List<float[]> pairs = new ArrayList<>();
        pairs.add(stock.own());
        pairs.addAll(stock.past());
        PromptStack stack = PromptStack.of(stock.one(), pairs.size());
        return new Composed(
                new SoftPrompt(stack.shape(), stack.join(pairs)), gradient -> stack.part(0, gradient), penalty(stock));
    }

    @Override
    public float @Nullable [] begin(Stock ended, Fresh fresh) {
        return ended.past().size() + 2 > config.most() ? null : fresh.prompt();
    }

    private float[] penalty(Stock stock) {
        float[] gradient = new float[stock.own().length];
        int at = 0;
        for (TrainedTensor tensor : stock.one().tensors()) {
            Part part = new Part(at, tensor.size(), tensor.dimensions().get(1));
            if (tensor.name().endsWith(".lora_A")) {
                stock.past().forEach(old -> part.addOverlap(old, stock.own(), gradient, config.orthogonality()));
            }
            part.addLength(stock.own(), gradient, config.length());
            at += tensor.size();
        }
        return gradient;
    }

    /** One tensor's place: rows of that width. */
    private record Part(int at, int size, int width) {

        /** Of {@code weight * sum |A_old A_new^T|}: each old row by the sign of its product with the new one. */
        void addOverlap(float[] old, float[] own, float[] gradient, double weight) {
            for (int ownRow = at; ownRow < at + size; ownRow += width) {
                for (int oldRow = at; oldRow < at + size; oldRow += width) {
                    double product = 0;
                    for (int i = 0; i < width; i++) {
                        product += (double) old[oldRow + i] * own[ownRow + i];
                    }
                    float signed = (float) (weight * Math.signum(product));
                    for (int i = 0; i < width; i++) {
                        gradient[ownRow + i] += signed * old[oldRow + i];
                    }
                }
            }
        }

        /** Of {@code weight * |tensor|}; a tensor of zeros is left alone. */
        void addLength(float[] own, float[] gradient, double weight) {
            double squares = 0;
            for (int i = at; i < at + size; i++) {
                squares += (double) own[i] * own[i];
            }
            for (int i = at; squares > 0 && i < at + size; i++) {
                gradient[i] += (float) (weight * own[i] / Math.sqrt(squares));
            }
        }
    }

    /** {@code orthogonality} and {@code length}: weights of the two; {@code most}: pairs. */
    record Config(double orthogonality, double length, int most) {
        Config {
            Checks.atLeast("orthogonality", orthogonality, 0);
            Checks.atLeast("length", length, 0);
            Checks.between("most", most, 1, 128);
        }
    }
}
