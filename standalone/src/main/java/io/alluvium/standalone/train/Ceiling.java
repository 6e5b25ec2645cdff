package io.alluvium.standalone.train;

import io.alluvium.model.BackboneOptions;
import io.alluvium.model.ceiling.MatrixProducts;
import java.util.List;

/** What the machine could do: the products of a step one by one, with nothing between them. */
final class Ceiling implements AutoCloseable {

    private static final double LEAST_SECONDS = 0.01;
    private static final int MOST_CALLS = 200;

    private final MatrixProducts products;
    private final List<StepWork.Part> parts;
    private final double flop;

    Ceiling(Case of, BackboneOptions options) {
        this.products = new MatrixProducts(options);
        this.parts = StepWork.parts(of).stream().filter(part -> part.flop() > 0).toList();
        this.flop = parts.stream().mapToDouble(StepWork.Part::flop).sum();
        parts.forEach(part -> products.seconds(part.product(), 2));
    }

    /** Operations per second that the products of a step reach, each weighted by its share of the operations. */
    double flopPerSecond() {
        double seconds = 0;
        for (StepWork.Part part : parts) {
            double once = products.seconds(part.product(), 1);
            int calls = (int) Math.min(MOST_CALLS, LEAST_SECONDS / once);
            double mean = calls < 1 ? once : (once + products.seconds(part.product(), calls) * calls) / (1 + calls);
            seconds += part.flop() * mean / part.product().flop();
        }
        return flop / seconds;
    }

    @Override
    public void close() {
        products.close();
    }
}
