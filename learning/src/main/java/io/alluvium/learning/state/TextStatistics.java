package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of a regime as numbers: how often which tokens came, mean and variance of the earlier texts' vectors, and the recent
 * vectors themselves. About 32 KiB, and 1 KiB for each recent text.
 *
 * @param counts of tokens in the whole domain; tokens share a place in large vocabularies
 * @param tokens how many there were
 * @param mean of the earlier vectors
 * @param squares sum of the squared distances of the earlier vectors from their mean
 * @param earlier how many there are
 * @param recent the vectors that came last, the oldest first
 */
public record TextStatistics(
        int[] counts, long tokens, double[] mean, double[] squares, long earlier, List<float[]> recent)
        implements StateValue {

    /** Numbers of a vector; those of wider embeddings are added up. */
    public static final int DIMENSIONS = 256;

    private static final int PLACES = 8192;
    private static final double TINY = 1e-9;

    /** No text yet. */
    public static final TextStatistics START =
            new TextStatistics(new int[PLACES], 0, new double[DIMENSIONS], new double[DIMENSIONS], 0, List.of());

    /** Copies the list. */
    public TextStatistics {
        recent = List.copyOf(recent);
    }

    /** The share of a token among all that came, as if each place had been seen once. */
    public double share(int token) {
        return (1.0 + counts[token % PLACES]) / (PLACES + tokens);
    }

    /** With one more text, of which so many are recent. */
    public TextStatistics plus(int[] text, float[] vector, int most) {
        int[] counted = counts.clone();
        for (int token : text) {
            counted[token % PLACES]++;
        }
        List<float[]> last = new ArrayList<>(recent);
        last.add(vector);
        long all = tokens + text.length;
        if (last.size() <= most) {
            return new TextStatistics(counted, all, mean, squares, earlier, last);
        }
        float[] oldest = last.remove(0);
        double[] nextMean = mean.clone();
        double[] nextSquares = squares.clone();
        for (int i = 0; i < DIMENSIONS; i++) {
            double off = oldest[i] - mean[i];
            nextMean[i] += off / (earlier + 1);
            nextSquares[i] += off * (oldest[i] - nextMean[i]);
        }
        return new TextStatistics(counted, all, nextMean, nextSquares, earlier + 1, last);
    }

    /** How many times further apart than by chance the recent and the earlier texts are. */
    public double shift() {
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            double latest = 0;
            for (float[] vector : recent) {
                latest += vector[i] / recent.size();
            }
            double apart = latest - mean[i];
            sum += apart * apart / (squares[i] / earlier + TINY);
        }
        return sum / DIMENSIONS / (1.0 / earlier + 1.0 / recent.size());
    }

    /** The domain's tokens, and no text of a regime. */
    public TextStatistics forgotten() {
        return new TextStatistics(counts, tokens, START.mean, START.squares, 0, List.of());
    }

    static TextStatistics read(DataInput in) throws IOException {
        int[] counts = Wire.readTokens(in);
        long tokens = in.readLong();
        double[] mean = new double[DIMENSIONS];
        double[] squares = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            mean[i] = in.readDouble();
            squares[i] = in.readDouble();
        }
        long earlier = in.readLong();
        List<float[]> recent = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            recent.add(Wire.readFloats(in));
        }
        return new TextStatistics(counts, tokens, mean, squares, earlier, recent);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Wire.writeTokens(out, counts);
        out.writeLong(tokens);
        for (int i = 0; i < DIMENSIONS; i++) {
            out.writeDouble(mean[i]);
            out.writeDouble(squares[i]);
        }
        out.writeLong(earlier);
        out.writeInt(recent.size());
        for (float[] vector : recent) {
            Wire.writeFloats(out, vector);
        }
    }
}
