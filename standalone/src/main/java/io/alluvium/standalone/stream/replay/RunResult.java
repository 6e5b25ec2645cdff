package io.alluvium.standalone.stream.replay;

import io.alluvium.learning.metric.Approach;
import java.util.List;

/**
 * Everything that was measured of one recipe on one stream with one seed.
 *
 * @param losses on held-out documents after each stage
 * @param prequential on records before they were learned
 * @param approaches how the loss on the returning regime fell, for each of its visits; empty where none is watched
 * @param cost what learning took
 * @param published what each domain made known
 */
public record RunResult(
        HeldOutLosses losses,
        Prequential prequential,
        List<Approach> approaches,
        Cost cost,
        List<Published> published) {

    /** Copies. */
    public RunResult {
        approaches = List.copyOf(approaches);
        published = List.copyOf(published);
    }
}
