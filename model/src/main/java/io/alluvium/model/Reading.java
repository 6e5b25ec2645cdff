package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text to be read after a prompt, which is how every method of the program begins that reads a batch.
 *
 * @param host the model that reads
 * @param scope the lifetime of all tensors
 * @param prompt what stands before each row, or null
 * @param batch the text
 */
record Reading(
        NativeBackbone host, PtNDManager scope, @Nullable SoftPrompt prompt, TokenBatch batch) {

    /** Runs a method that takes more than the text. */
    List<PtNDArray> run(String method, Object... more) {
        host.meter().reads(batch);
        BatchTensors tensors = BatchTensors.of(scope, batch);
        Stream<Object> text = Stream.of(
                TrainedTensors.of(scope, prompt),
                tensors.ids(),
                tensors.lengths(),
                tensors.source(),
                tensors.sourceLengths(),
                tensors.active());
        return host.call(scope, method, Stream.concat(text, Stream.of(more)).toArray());
    }

    /** The tokens to predict, as the program takes them. */
    PtNDArray targets() {
        return BatchTensors.targets(scope, batch);
    }
}
