package io.alluvium.learning.composer;

import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.TrainedTensor;
import io.alluvium.model.tuner.TrainedTensor.Start;
import java.util.List;

/** Small shapes to compute with by hand. */
final class Shapes {

    private Shapes() {}

    /** A prompt of so many rows of that width. */
    static PromptShape prompt(int length, int width) {
        return new PromptShape(
                PromptKind.PROMPT,
                length,
                List.of(new TrainedTensor("prompt", List.of(length, width), 1, Start.CHOSEN)));
    }

    /** One low-rank pair on a product of two numbers in and three out. */
    static PromptShape pair(int rank) {
        return new PromptShape(
                PromptKind.LORA,
                0,
                List.of(
                        new TrainedTensor("layers.0.qkv.lora_A", List.of(rank, 2), 1, Start.FAN_IN),
                        new TrainedTensor("layers.0.qkv.lora_B", List.of(3, rank), 2, Start.ZERO)));
    }
}
