package io.alluvium.model.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "hf://openai-community/gpt2, openai-community, gpt2, main",
        "hf:openai-community/gpt2, openai-community, gpt2, main",
        "hf://models/Qwen/Qwen2.5-0.5B@v1.0, Qwen, Qwen2.5-0.5B, v1.0",
        "hf://models/gpt2, models, gpt2, main",
        "hf://a/b@607a30d783dfa663caf39e06633721c8d4cfcd7e, a, b, 607a30d783dfa663caf39e06633721c8d4cfcd7e",
        "hf://a/b@refs/pr/12, a, b, refs/pr/12",
        "hf://a/b@feature%2Fnew+one, a, b, feature/new+one",
    })
    void shouldReadOwnerNameAndRevision(String text, String owner, String name, String revision) {
        // When
        ModelReference model = ModelReference.parse(text);

        // Then
        assertThat(model).isEqualTo(new ModelReference(owner, name, revision));
        assertThat(ModelReference.parse(model.toString())).isEqualTo(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hf://gpt2",
                "hf://",
                "hf:///b",
                "hf://a/b/config.json",
                "hf://a/b@",
                "hf://a/b@main/config.json",
                "hf://a/..",
                "hf://a/b--c",
                "hf://../b",
                "hf://a/b.git",
                "hf://a/b@../../etc",
                "hf://a/b@..%2F..%2Fetc",
                "hf://a/b@%2Fetc",
                "hf://a/b@.%2Fx",
                "hf://a/b@a%00b",
                "hf://a/b@a%zz",
                "hf://a/b c",
                "hf://datasets/a/b",
                "s3://a/b"
            })
    void shouldSayWhatNamesNoModel(String text) {
        // When, Then
        assertThatThrownBy(() -> ModelReference.parse(text))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("\"" + text + "\" names no model")
                .hasMessageContaining("hf://owner/name@revision");
    }

    @Test
    void shouldTellNamesFromDirectories() {
        // When, Then
        assertThat(ModelReference.names("hf://a/b")).isTrue();
        assertThat(ModelReference.names("/models/hf")).isFalse();
    }
}
