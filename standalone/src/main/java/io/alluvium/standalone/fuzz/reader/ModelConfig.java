package io.alluvium.standalone.fuzz.reader;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import java.util.List;

/** A checkpoint's config.json, and the tensors that it asks for. */
final class ModelConfig implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("config-json", 60, CheckpointException.class);

    private final JsonCases cases = new JsonCases(List.of(
            "{\"model_type\":\"gpt2\",\"activation_function\":\"gelu_new\",\"n_embd\":32,\"n_head\":2,\"n_inner\":128,"
                    + "\"n_layer\":2,\"n_positions\":64,\"vocab_size\":300,\"layer_norm_epsilon\":1e-5,"
                    + "\"tie_word_embeddings\":true}",
            "{\"model_type\":\"gpt2\",\"hidden_size\":8,\"num_attention_heads\":2,\"num_hidden_layers\":1,"
                    + "\"max_position_embeddings\":16,\"vocab_size\":30,\"n_inner\":null,\"scale_attn_weights\":true}",
            "{\"model_type\":\"llama\",\"hidden_size\":8,\"num_attention_heads\":2,\"num_key_value_heads\":1,"
                    + "\"num_hidden_layers\":1,\"intermediate_size\":16,\"max_position_embeddings\":16,\"vocab_size\":30,"
                    + "\"rope_theta\":1e4,\"rope_scaling\":{\"rope_type\":\"llama3\",\"factor\":8.0,"
                    + "\"low_freq_factor\":1.0,\"high_freq_factor\":4.0,\"original_max_position_embeddings\":8}}",
            "{\"model_type\":\"qwen3\",\"hidden_size\":8,\"num_attention_heads\":2,\"head_dim\":6,"
                    + "\"num_hidden_layers\":2,\"intermediate_size\":16,\"max_position_embeddings\":16,\"vocab_size\":30,"
                    + "\"use_sliding_window\":true,\"sliding_window\":4,\"max_window_layers\":1}",
            "{\"model_type\":\"roberta\",\"hidden_size\":8,\"num_attention_heads\":2,\"num_hidden_layers\":1,"
                    + "\"intermediate_size\":16,\"max_position_embeddings\":16,\"vocab_size\":30,\"pad_token_id\":1}",
            "{\"model_type\":\"t5\",\"d_model\":8,\"d_kv\":4,\"d_ff\":16,\"num_layers\":1,\"num_heads\":2,"
                    + "\"vocab_size\":30,\"feed_forward_proj\":\"gated-gelu\",\"tie_word_embeddings\":false}"));

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
        Architecture shape = Architectures.decode("config.json", input);
        double epsilon = shape.blocks().norms().epsilon();
        if (!(epsilon > 0 && epsilon < 1)) {
            throw new AssertionError("An epsilon that no norm can use: " + epsilon);
        }
        PromptShape.prefix(1, shape);
        if (shape.width() < 1 || shape.headWidth() < 1 || shape.heads() % shape.groups() != 0) {
            throw new AssertionError("Sizes that no program can use: " + shape);
        }
        return Verdict.accepted();
    }
}
