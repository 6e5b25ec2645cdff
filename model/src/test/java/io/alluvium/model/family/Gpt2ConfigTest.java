package io.alluvium.model.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.checkpoint.CheckpointException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of a model as its config.json gives it. */
class Gpt2ConfigTest {

    private static final String VALID = "{\"model_type\":\"gpt2\",\"n_embd\":8,\"n_head\":2,\"n_layer\":1,"
            + "\"n_positions\":16,\"vocab_size\":30,\"layer_norm_epsilon\":1e-5}";

    @Test
    void shouldReadAShape() {
        // When, Then
        assertThat(decode(VALID)).isEqualTo(new Gpt2Config(30, 16, 8, 1, 2, 32, 1e-5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n_layer|2147483647|more than 1024 layers",
                "n_embd|1000000000|more weights than",
                "vocab_size|2147483647|more weights than",
                "layer_norm_epsilon|1e999|epsilon",
                "layer_norm_epsilon|NaN|epsilon",
                "layer_norm_epsilon|0|epsilon",
                "n_layer|0|not positive",
            })
    void shouldRefuseASizeThatNoModelHas(String key, String value, String message) {
        // Given
        String number = value.equals("NaN") ? "\"NaN\"" : value;

        // When, Then
        assertThatThrownBy(() -> decode(VALID.replaceFirst("(\"" + key + "\":)[0-9e-]+", "$1" + number)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(message);
    }

    private static Gpt2Config decode(String json) {
        return Gpt2Config.decode("config.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
