package io.alluvium.model.peft;

import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.family.Architecture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a directory was trained against, as notes beside its tensors: PEFT's own configuration has no place for it, and a
 * soft prompt on another model or tokenizer is wrong without any error.
 */
final class Origin {
    private static final String FAMILY = "alluvium_model_type";
    private static final String WEIGHTS = "alluvium_weights_sha256";
    private static final String TOKENIZER = "alluvium_tokenizer_sha256";

    private Origin() {}

    /** The notes, with the one that loaders ask for. */
    static Map<String, String> notes(BackboneIdentity backbone, Architecture model) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("format", "pt");
        notes.put(FAMILY, model.family());
        notes.put(WEIGHTS, backbone.weightsDigest());
        notes.put(TOKENIZER, backbone.tokenizerDigest());
        return notes;
    }

    /** Refuses what was trained against another model; directories without notes pass. */
    static void require(Map<String, String> notes, BackboneIdentity backbone, Architecture model) {
        requireSame("family", notes.get(FAMILY), model.family(), backbone);
        requireSame("weights", notes.get(WEIGHTS), backbone.weightsDigest(), backbone);
        requireSame("tokenizer", notes.get(TOKENIZER), backbone.tokenizerDigest(), backbone);
    }

    private static void requireSame(String what, @Nullable String made, String here, BackboneIdentity backbone) {
        if (made != null && !made.equals(here)) {
            throw new CheckpointException(PeftDirectory.TENSORS + " was trained on a model with " + what + " " + made
                    + "; " + backbone.name() + " has " + here
                    + ". Load the model that it was trained on, or train it again on this one");
        }
    }
}
