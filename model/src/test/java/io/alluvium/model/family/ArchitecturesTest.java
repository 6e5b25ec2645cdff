package io.alluvium.model.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.model.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations of every family: read alike from old and new files, refused by the key that is wrong. */
class ArchitecturesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama-tied-rope3"})
    void shouldReadOldKeysAsNewOnes(String name) throws IOException {
        assertThat(decode(name, "config-v4.json")).isEqualTo(decode(name, "config.json"));
    }

    private static Architecture decode(String name, String file) throws IOException {
        byte[] bytes = Files.readAllBytes(GoldenCase.folder().resolve(name).resolve(file));
        return Architectures.decode(file, bytes);
    }

    @Test
    void shouldSlideOnlyWhereQwenIsToldTo() throws IOException {
        // Given
        ObjectNode config = read("qwen2");
        config.put("sliding_window", 8).put("max_window_layers", 1).remove("layer_types");

        // When
        Architecture without = decode(config);
        Architecture with = decode(config.put("use_sliding_window", true));

        // Then
        assertThat(without.attention().window().layers()).isEmpty();
        assertThat(with.attention().window().layers()).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "llama | num_attention_heads | 0 | attention size that is not positive: heads 0",
                "bert | num_attention_heads | 0 | attention size that is not positive: heads 0",
                "llama | num_key_value_heads | 3 | 4 attention heads cannot share 3",
                "mistral | num_hidden_layers | 1000000000 | this host runs up to 1024",
                "mistral | sliding_window | 0 | sliding_window 0",
                "llama | head_dim | 7 | the width must be even",
                "llama | head_dim | 100000000 | heads of width 100000000",
                "llama | rms_norm_eps | \"tiny\" | rms_norm_eps \"tiny\"",
                "llama | hidden_act | \"tanh\" | hidden_act tanh",
                "llama | rope_parameters | {\"rope_type\":\"yarn\"} | rotary positions by yarn",
                "bert | position_embedding_type | \"relative_key\" | absolute is supported",
                "roberta | is_decoder | true | is_decoder true",
                "t5 | feed_forward_proj | \"gated-maxout\" | feed_forward_proj maxout",
                "t5 | relative_attention_num_buckets | 2 | relative_attention_num_buckets 2",
                "t5 | num_layers | null | lacks the number num_layers",
            })
    void shouldRefuseByTheKey(String name, String key, String value, String message) throws IOException {
        // Given
        ObjectNode config = read(name);
        config.set(key, JSON.readTree(value));

        // When
        var thrown = assertThatThrownBy(() -> decode(config));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining(message);
    }

    private static ObjectNode read(String name) throws IOException {
        return (ObjectNode) JSON.readTree(
                GoldenCase.folder().resolve(name).resolve("config.json").toFile());
    }

    private static Architecture decode(ObjectNode config) throws IOException {
        return Architectures.decode("config.json", JSON.writeValueAsBytes(config));
    }
}
