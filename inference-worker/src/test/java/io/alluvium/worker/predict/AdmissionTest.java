package io.alluvium.worker.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The door lets in as many as it should, and says no in time. */
class AdmissionTest {

    @Test
    void shouldLetAWaitingRequestInWhenAnotherLeaves() {
        // Given
        Admission admission = new Admission(new Admission.Settings(1, 1, Duration.ofSeconds(20)));
        Admission.Turn first = admission.enter();
        CompletableFuture<Admission.Turn> second = CompletableFuture.supplyAsync(admission::enter);
        Awaitility.await().untilAsserted(() -> assertThat(admission.waiting()).isEqualTo(1));

        // When
        first.close();

        // Then
        assertThat(second).succeedsWithin(Duration.ofSeconds(10));
        assertThat(admission.running()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAtOnceWhereTheLineIsFull() {
        // Given
        Admission admission = new Admission(new Admission.Settings(1, 0, Duration.ofSeconds(20)));
        admission.enter();

        // When, Then
        assertThatThrownBy(admission::enter)
                .isInstanceOfSatisfying(
                        PredictException.class, e -> assertThat(e.problem()).isEqualTo(Problem.OVERLOADED));
    }

    @Test
    void shouldRefuseAfterTheLongestWait() {
        // Given
        Admission admission = new Admission(new Admission.Settings(1, 1, Duration.ofMillis(20)));
        admission.enter();

        // When, Then
        assertThatThrownBy(admission::enter)
                .isInstanceOfSatisfying(
                        PredictException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WAITED_TOO_LONG));
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void shouldGiveATurnBackOnlyOnce() {
        // Given
        Admission admission = new Admission(new Admission.Settings(2, 0, Duration.ZERO));
        Admission.Turn turn = admission.enter();
        admission.enter();

        // When
        turn.close();
        turn.close();

        // Then
        assertThat(admission.running()).isEqualTo(1);
    }

    @Test
    void shouldWaitForThoseInsideWhenItCloses() throws InterruptedException {
        // Given
        Admission admission = new Admission(new Admission.Settings(2, 0, Duration.ZERO));
        Admission.Turn turn = admission.enter();

        // When
        boolean early = admission.close(Duration.ofMillis(20));
        turn.close();
        boolean late = admission.close(Duration.ofSeconds(10));

        // Then
        assertThat(early).isFalse();
        assertThat(late).isTrue();
        assertThatThrownBy(admission::enter).isInstanceOf(PredictException.class);
    }
}
