package io.alluvium.standalone.stream.compare;

import io.alluvium.standalone.stream.course.StreamKind;
import java.util.List;

/**
 * One stream with all recipes.
 *
 * @param stream which stream
 * @param columns its held-out sets
 * @param learned the column that each stage learned
 * @param records records of all stages
 * @param frozen loss on each held-out set without a prompt, in nats per token
 * @param recipes every recipe
 */
public record StreamPart(
        StreamKind stream,
        List<String> columns,
        int[] learned,
        long records,
        double[] frozen,
        List<RecipePart> recipes) {}
