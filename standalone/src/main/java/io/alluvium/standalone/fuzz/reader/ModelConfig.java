package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import java.util.List;

/** A checkpoint's config.json, and the tensors that it asks for. */
final class ModelConfig implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("config-json", 60, CheckpointException.class);

    private final JsonCases cases = new JsonCases(
            List.of(
                    "{\"model_type\":\"gpt2\",\"activation_function\":\"gelu_new\",\"n_embd\":32,\"n_head\":2,\"n_inner\":128,"
                            + "\"n_layer\":2,\"n_positions\":64,\"vocab_size\":300,\"layer_norm_epsilon\":1e-5,"
                            + "\"tie_word_embeddings\":true}",
                    "{\"model_type\":\"gpt2\",\"hidden_size\":8,\"num_attention_heads\":2,\"num_hidden_layers\":1,"
                            + "\"max_position_embeddings\":16,\"vocab_size\":30,\"n_inner\":null,\"scale_attn_weights\":true}"));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) {
        Gpt2Config config = Gpt2Config.decode("config.json", input);
        if (!(config.epsilon() > 0 && config.epsilon() < 1)) {
            throw new AssertionError("An epsilon that no layer norm can use: " + config.epsilon());
        }
        config.tensors().forEach((name, shape) -> {
            for (long dimension : shape) {
                if (dimension < 1) {
                    throw new AssertionError("Tensor " + name + " has dimension " + dimension);
                }
            }
        });
        return Verdict.accepted();
    }
}
