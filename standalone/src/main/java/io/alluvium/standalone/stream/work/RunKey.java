package io.alluvium.standalone.stream.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.checkpoint.Sha256;
import io.alluvium.standalone.stream.replay.ReplaySettings;

/**
 * Everything that determines a result.
 *
 * @param format of the result; a change of what is measured raises it
 * @param course digest of the stream's files and sizes, and whether its texts are shuffled
 * @param recipe the recipe, every default spelled out
 * @param seed of order and learner
 * @param settings how is measured
 * @param host digests of weights, tokenizer and program code, and the arithmetic
 */
public record RunKey(int format, String course, String recipe, long seed, ReplaySettings settings, String host) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The name of the result. */
    public String digest() {
        try {
            return Sha256.of(JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing the key of a run", e);
        }
    }
}
