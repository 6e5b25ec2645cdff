package io.alluvium.learning.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a state belongs to; it never changes.
 *
 * @param domain name of the domain
 * @param seed seed that the learner was made with
 * @param recipe the recipe as JSON
 * @param weightsDigest SHA-256 of the backbone's weights
 * @param tokenizerDigest SHA-256 of the backbone's tokenizer
 */
public record Meta(String domain, long seed, String recipe, String weightsDigest, String tokenizerDigest)
        implements StateValue {

    static Meta read(DataInput in) throws IOException {
        return new Meta(Wire.readText(in), in.readLong(), Wire.readText(in), Wire.readText(in), Wire.readText(in));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Wire.writeText(out, domain);
        out.writeLong(seed);
        Wire.writeText(out, recipe);
        Wire.writeText(out, weightsDigest);
        Wire.writeText(out, tokenizerDigest);
    }
}
