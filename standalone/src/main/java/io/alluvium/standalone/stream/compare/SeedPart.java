package io.alluvium.standalone.stream.compare;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.learning.metric.Savings;
import io.alluvium.standalone.stream.replay.Published;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recipe with one seed on one stream.
 *
 * @param seed the seed
 * @param figures every number
 * @param matrix loss after each stage on each held-out set, in nats per token
 * @param liveMatrix the same behind the publication gate
 * @param savings when a regime returned; null where none did
 * @param published what each domain made known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeedPart(
        long seed,
        Map<String, Double> figures,
        double[][] matrix,
        double[][] liveMatrix,
        @Nullable Savings savings,
        List<Published> published) {}
