package io.alluvium.standalone.demo;

import io.alluvium.learning.metric.LossMatrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Stage by stage: whenever one more domain's stream has ended and is learned, the loss of every such domain is measured
 * with what is live then. Whether a domain has lost what it knew shows in its column.
 */
final class Stages {

    private final Ruler ruler;
    private final Standing standing;
    private final List<SampleDomain> ended = new ArrayList<>();
    private final List<List<Double>> losses = new ArrayList<>();

    Stages(Ruler ruler, Standing standing) {
        this.ruler = ruler;
        this.standing = standing;
    }

    /** One more domain is learned. */
    void end(SampleDomain domain) {
        ended.add(domain);
        losses.add(ended.stream()
                .map(each -> ruler.loss(standing.model(each.name()), each))
                .toList());
    }

    /** Whether that domain's stage is over. */
    boolean over(SampleDomain domain) {
        return ended.contains(domain);
    }

    /** The domains whose stages are over, in their order. */
    List<String> names() {
        return ended.stream().map(SampleDomain::name).toList();
    }

    /** Losses on both regimes together; rows are stages, columns the domains in the order of their stages. */
    LossMatrix losses() {
        return new LossMatrix(losses);
    }
}
