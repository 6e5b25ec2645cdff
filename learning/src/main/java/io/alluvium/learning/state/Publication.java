package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What has been proposed and what is live.
 *
 * @param versions versions proposed and numbered
 * @param live version that passed the gate last; 0 for none
 * @param liveDigest its digest; empty for none
 * @param proposedAtStep training steps at the last proposal
 * @param cut whether a cut asked for a proposal
 */
public record Publication(int versions, int live, String liveDigest, long proposedAtStep, boolean cut)
        implements StateValue {

    /** Nothing proposed yet. */
    public static final Publication START = new Publication(0, 0, "", 0, false);

    /** A cut asks for what has been learned since the last proposal, if anything. */
    public Publication cut(long steps) {
        return new Publication(versions, live, liveDigest, proposedAtStep, steps > proposedAtStep);
    }

    /** Whether it is time for a proposal. */
    public boolean due(long steps, int everySteps) {
        long unpublished = steps - proposedAtStep;
        return unpublished >= everySteps || (cut && unpublished > 0);
    }

    /** After a proposal at this step. */
    public Publication proposed(long steps) {
        return new Publication(versions, live, liveDigest, steps, false);
    }

    /** After the proposal got its number; one that did not pass leaves the live one alone. */
    public Publication published(int version, String digest, boolean passed) {
        return new Publication(version, passed ? version : live, passed ? digest : liveDigest, proposedAtStep, cut);
    }

    static Publication read(DataInput in) throws IOException {
        return new Publication(in.readInt(), in.readInt(), Wire.readText(in), in.readLong(), in.readBoolean());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(versions);
        out.writeInt(live);
        Wire.writeText(out, liveDigest);
        out.writeLong(proposedAtStep);
        out.writeBoolean(cut);
    }
}
