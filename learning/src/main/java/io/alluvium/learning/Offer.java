package io.alluvium.learning;

/** What a learner did with an example that it was offered. */
public sealed interface Offer {

    /** The example waits for its batch to fill. */
    record Buffered(int pendingRecords) implements Offer {}

    /** The example belongs to the gate; {@code kept} is false when its regime has enough held-out text already. */
    record HeldOut(boolean kept) implements Offer {}

    /** The example completed a batch and one training step was done. */
    record Trained(StepReport step) implements Offer {}
}
