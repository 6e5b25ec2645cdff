package io.alluvium.worker.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.worker.follow.PromptKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may name as its model. */
class ModelNameTest {

    @Test
    void shouldReadEveryForm() {
        // When, Then
        assertThat(ModelName.parse("base")).contains(new ModelName.Base());
        assertThat(ModelName.parse("news")).contains(new ModelName.Alias(new PromptKey("news", "live")));
        assertThat(ModelName.parse("news:candidate")).contains(new ModelName.Alias(new PromptKey("news", "candidate")));
        assertThat(ModelName.parse("news@12")).contains(new ModelName.Version("news", 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "news@",
                "news@0",
                "news@x",
                "@1",
                ":live",
                "a:b:c",
                "a@1:live",
                "../x",
                "news@9999999999"
            })
    void shouldReadNothingElse(String text) {
        // When, Then
        assertThat(ModelName.parse(text)).isEmpty();
    }
}
