package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What has been trained on.
 *
 * @param records records trained on to their last window
 * @param tokens target tokens, once each
 * @param steps training steps
 * @param updates gradient updates applied
 * @param skipped gradient updates left out because the gradient was not finite
 * @param nextWindow number of the next window to wait for its batch
 * @param digestSum sum modulo 2^256 of the content digests of the records, in hexadecimal
 */
public record Training(
        long records, long tokens, long steps, long updates, long skipped, long nextWindow, String digestSum)
        implements StateValue {

    /** Nothing trained yet. */
    public static final Training START = new Training(0, 0, 0, 0, 0, 0, DigestSum.ZERO);

    /** After one more record, of this content digest. */
    public Training record(String digest) {
        return new Training(
                records + 1, tokens, steps, updates, skipped, nextWindow, DigestSum.plus(digestSum, digest));
    }

    /** After one more step over so many target tokens. */
    public Training step(long newTokens) {
        return new Training(records, tokens + newTokens, steps + 1, updates, skipped, nextWindow, digestSum);
    }

    /** After one more update; one that was not applied is only counted. */
    public Training update(boolean applied) {
        return new Training(
                records,
                tokens,
                steps,
                updates + (applied ? 1 : 0),
                skipped + (applied ? 0 : 1),
                nextWindow,
                digestSum);
    }

    /** After so many more windows began to wait. */
    public Training waiting(int windows) {
        return new Training(records, tokens, steps, updates, skipped, nextWindow + windows, digestSum);
    }

    static Training read(DataInput in) throws IOException {
        return new Training(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Wire.readText(in));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(records);
        out.writeLong(tokens);
        out.writeLong(steps);
        out.writeLong(updates);
        out.writeLong(skipped);
        out.writeLong(nextWindow);
        Wire.writeText(out, digestSum);
    }
}
