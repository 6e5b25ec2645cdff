package io.alluvium.learning.state;

import java.io.DataOutput;
import java.io.IOException;

/** A value of a learner's state: immutable, and written in one fixed way. */
public sealed interface StateValue
        permits Meta,
                LogPlace,
                Training,
                Prequential,
                Publication,
                Regimes,
                RegimeRow,
                DetectorState,
                RandomState,
                Tensor,
                MemorySlot,
                HeldOutWindow,
                PendingWindow,
                TextStatistics,
                TrainingPlace,
                Label,
                Age {

    /** Writes the value's fields, in the order in which its {@code read} takes them. */
    void write(DataOutput out) throws IOException;
}
