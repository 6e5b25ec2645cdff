package io.alluvium.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.alluvium.model.Continuation;
import io.alluvium.model.Generation;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.Sampling;
import io.alluvium.model.SharedBackbone;
import io.alluvium.model.SlowRows;
import io.alluvium.model.family.SpecialTokens;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is brought on when. */
class BatchTest {

    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    private FaultyRows rows;
    private Batch batch;
    private PreparedPrompt prompt;

    @BeforeEach
    void start() {
        rows = new FaultyRows(SlowRows.open(HOST.directory(), 4));
        batch = new Batch(rows, 8);
        prompt = HOST.get().prepare(null);
    }

    @AfterEach
    void stop() {
        prompt.close();
        rows.close();
    }

    @Test
    void shouldReadALongTextInPiecesBetweenTheOthersTokens() {
        // Given
        batch.admit(task(3, 20));
        batch.step();
        batch.admit(task(20, 20));

        // When
        batch.step();
        batch.step();
        batch.step();
        batch.step();

        // Then
        assertThat(rows.calls()).containsExactly("0:3", "1:8", "0:1", "1:8", "0:1", "1:4", "0:1", "0:1,1");
    }

    @Test
    void shouldReadShortTextsTogether() {
        // Given
        Task first = task(3, 5);
        Task second = task(4, 5);
        Task third = task(1, 5);

        // When
        boolean two = admit(first) && admit(second);
        boolean three = admit(third);
        batch.step();
        boolean later = admit(third);
        batch.step();

        // Then
        assertThat(two).isTrue();
        assertThat(three).as("three padded texts are more than 8 tokens").isFalse();
        assertThat(later).isTrue();
        assertThat(rows.calls()).containsExactly("0:3,4", "2:1", "0:1,1");
    }

    @Test
    void shouldCloseTheGapThatAFinishedRequestLeaves() {
        // Given
        admit(task(2, 2));
        admit(task(2, 9));
        admit(task(2, 9));
        batch.step();
        batch.admit(task(20, 9));

        // When
        batch.step();
        batch.step();

        // Then
        assertThat(rows.calls()).containsExactly("0:2,2,2", "3:8", "0:1,1,1", "2>0", "3>2", "2:8", "0:1,1");
        assertThat(batch.size()).isEqualTo(3);
    }

    @Test
    void shouldGiveTheRowOfACallerWhoLeftToTheNext() throws Exception {
        // Given
        Task task = task(3, 20);
        CompletableFuture<Generation> caller =
                CompletableFuture.supplyAsync(() -> task.follow((piece, token) -> false));
        batch.admit(task);
        batch.step();
        await().until(task::over);

        // When
        batch.step();

        // Then
        assertThat(batch.isEmpty()).isTrue();
        assertThat(rows.calls()).containsExactly("0:3");
        assertThat(caller.get().reason()).isEqualTo(Generation.FinishReason.CANCELLED);
    }

    @Test
    void shouldTakeNoMoreThanThereAreRows() {
        // Given
        for (int i = 0; i < 4; i++) {
            admit(task(1, 9));
        }
        batch.step();

        // When
        boolean fifth = batch.admits(task(1, 9));

        // Then
        assertThat(fifth).isFalse();
    }

    private boolean admit(Task task) {
        boolean admitted = batch.admits(task);
        if (admitted) {
            batch.admit(task);
        }
        return admitted;
    }

    private Task task(int length, int maxTokens) {
        int[] text = new int[length];
        Arrays.fill(text, 7);
        GenerationRequest request = new GenerationRequest(text, maxTokens, Sampling.greedy(), List.of());
        return new Task(
                Continuation.behind(
                        request,
                        64,
                        new SpecialTokens(0, List.of(), 0),
                        HOST.get().tokenizer()::decode),
                prompt);
    }
}
