package io.alluvium.standalone.stream.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recipe on one stream.
 *
 * @param recipe how it was asked for
 * @param means every number, averaged over the seeds
 * @param matrix the loss matrix, averaged over the seeds
 * @param curve prequential loss over the tokens learned
 * @param against differences from the recipe that all are compared with; null for that one itself
 * @param seeds each seed by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecipePart(
        String recipe,
        Map<String, Double> means,
        double[][] matrix,
        Curve curve,
        @Nullable Against against,
        List<SeedPart> seeds) {

    /**
     * Paired differences, this recipe's less the other's; low is good in both.
     *
     * @param driftForgetting of within-domain drift forgetting; null where no domain drifts
     * @param prequential of prequential loss; null where the two did not learn in the same order
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Against(
            @Nullable Interval driftForgetting, @Nullable Interval prequential) {}
}
