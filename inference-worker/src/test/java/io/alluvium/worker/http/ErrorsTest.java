package io.alluvium.worker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.predict.Problem;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every problem has its status, and no answer tells what is inside. */
class ErrorsTest {

    @ParameterizedTest
    @EnumSource(Problem.class)
    void shouldHaveARowForEveryProblem(Problem problem) {
        // When
        OpenAiError error = Errors.body(PredictException.of(problem, "model", "a message"));

        // Then
        assertThat(error.error().message()).isEqualTo("a message");
        assertThat(error.error().param()).isEqualTo("model");
        assertThat(error.error().code()).isNotEmpty();
    }

    @Test
    void shouldSayWhenToTryAgain() {
        // When
        Response response = Errors.response(PredictException.of(Problem.OVERLOADED, "full"));

        // Then
        assertThat(response.getStatus()).isEqualTo(429);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
    }

    @Test
    void shouldTellNothingOfAFailureThatWasNotForeseen() {
        // When
        Response response = Errors.response(new IllegalStateException("a path /secret"));

        // Then
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(((OpenAiError) response.getEntity()).error().message()).doesNotContain("secret");
    }
}
