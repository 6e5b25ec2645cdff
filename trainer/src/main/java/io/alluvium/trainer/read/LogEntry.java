package io.alluvium.trainer.read;

import io.alluvium.learning.LearningExample;
import org.jspecify.annotations.Nullable;

/** What one record of the examples log means to a learner. */
public sealed interface LogEntry {

    /**
     * A text to learn from, or to keep for the gate.
     *
     * @param domain whose learner it is for
     * @param example the text, with its offset as its position
     * @param source where its producer says that it came from; null: nowhere
     */
    record Text(
            String domain,
            LearningExample example,
            @Nullable String source) implements LogEntry {}

    /**
     * The end of a domain's open batch.
     *
     * @param domain whose batch ends
     */
    record CutMark(String domain) implements LogEntry {}

    /**
     * A record that no learner can use. Only ingest writes this log, so something is broken where it comes from.
     *
     * @param reason why, in one sentence for people; never quotes the text
     */
    record Poison(String reason) implements LogEntry {}

    /**
     * A record that a newer program of ours wrote in a way that this one cannot read. It may hold an accepted text, so it
     * must not be passed over.
     *
     * @param reason why, in one sentence for people; never quotes the text
     */
    record BeyondThisProgram(String reason) implements LogEntry {}
}
