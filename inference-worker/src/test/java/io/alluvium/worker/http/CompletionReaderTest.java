package io.alluvium.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.Sampling;
import io.alluvium.worker.predict.CompletionRequest;
import io.alluvium.worker.predict.PredictException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's fields, ranges and defaults. */
class CompletionReaderTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldTakeOpenAiDefaults() {
        // When
        CompletionRequest request = read("{'model': 'news'}");

        // Then
        assertThat(request.prompts()).containsExactly("");
        assertThat(request.maxTokens()).isEqualTo(16);
        assertThat(request.sampling()).isEqualTo(new Sampling(1, 0, 1, 1, 42));
        assertThat(request.stop()).isEmpty();
    }

    @Test
    void shouldReadEveryField() {
        // When
        CompletionRequest request = read(
                "{'model': 'news@3', 'prompt': ['a', 'b'], 'max_tokens': 5, 'temperature': 0.5,"
                        + " 'top_p': 0.9, 'top_k': 40, 'repetition_penalty': 1.1, 'seed': -7, 'stop': '\\n', 'n': 1,"
                        + " 'echo': false, 'logprobs': null, 'user': 'x', 'presence_penalty': 0.0, 'frequency_penalty': 0}");

        // Then
        assertThat(request.model()).isEqualTo("news@3");
        assertThat(request.prompts()).containsExactly("a", "b");
        assertThat(request.maxTokens()).isEqualTo(5);
        assertThat(request.sampling()).isEqualTo(new Sampling(0.5, 40, 0.9, 1.1, -7));
        assertThat(request.stop()).containsExactly("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|JSON object",
                "{'model'|not JSON",
                "{'prompt': 'a'}|model must be a string; it is missing",
                "{'model': 'a', 'prompt': [1, 2]}|token ids are not taken",
                "{'model': 'a', 'prompt': 7}|prompt must be a string or a list",
                "{'model': 'a', 'max_tokens': 0}|max_tokens must be a whole number of 1 or more",
                "{'model': 'a', 'max_tokens': 'x'}|max_tokens must be",
                "{'model': 'a', 'temperature': 2.5}|temperature must be a number from 0.0 to 2.0",
                "{'model': 'a', 'top_p': -1}|top_p must be",
                "{'model': 'a', 'top_k': -1}|top_k must be",
                "{'model': 'a', 'seed': 0.5}|seed must be",
                "{'model': 'a', 'n': 2}|n other than 1 is not supported",
                "{'model': 'a', 'n': 1e999}|n other than 1 is not supported",
                "{'model': 'a', 'echo': true}|echo other than false",
                "{'model': 'a', 'stop': ['1','2','3','4','5']}|stop must be up to 4",
                "{'model': 'a', 'stop': ''}|stop must be up to 4",
            })
    void shouldSayWhatAFieldMustBe(String body, String message) {
        // When, Then
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(PredictException.class)
                .hasMessageContaining(message);
    }

    private CompletionRequest read(String body) {
        return CompletionReader.read(RequestReader.of(json, body.replace('\'', '"')), () -> 42);
    }
}
