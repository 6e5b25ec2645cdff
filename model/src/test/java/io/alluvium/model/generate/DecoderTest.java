package io.alluvium.model.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.alluvium.model.Generation;
import io.alluvium.model.Generation.FinishReason;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.Sampling;
import io.alluvium.model.SharedBackbone;
import io.alluvium.model.SlowRows;
import io.alluvium.model.TokenListener;
import io.alluvium.model.tuner.PromptKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many requests at once against the plain generator, which serves one. */
class DecoderTest {

    private static final TokenListener ALL = (piece, token) -> true;
    private static final int ROWS = 3;
    private static final int TOKENS_AT_ONCE = 8;

    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<PreparedPrompt> prompts = new ArrayList<>();
    private FaultyRows rows;
    private Decoder decoder;

    @BeforeEach
    void start() {
        rows = new FaultyRows(SlowRows.open(HOST.directory(), ROWS));
        decoder = new Decoder(rows, HOST.get().special(), HOST.get().tokenizer()::decode, TOKENS_AT_ONCE);
        prompts.add(HOST.get().prepare(null));
        prompts.add(HOST.get().prepare(SharedBackbone.prompt(PromptKind.PREFIX, 51)));
        prompts.add(HOST.get().prepare(SharedBackbone.prompt(PromptKind.PREFIX, 52)));
        prompts.add(HOST.get().prepare(SharedBackbone.prompt(PromptKind.PROMPT, 53)));
    }

    @AfterEach
    void stop() {
        decoder.close();
        prompts.forEach(PreparedPrompt::close);
        callers.shutdownNow();
    }

    @Test
    void shouldGiveEachRequestWhatItGetsAlone() throws Exception {
        // Given
        Random random = new Random(3);
        List<GenerationRequest> requests = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int[] text = random.ints(random.nextInt(30), 1, 300).toArray();
            Sampling sampling = i % 3 == 0 ? Sampling.greedy() : new Sampling(0.8, 40, 0.95, 1.2, i);
            requests.add(new GenerationRequest(text, 1 + random.nextInt(40), sampling, List.of()));
        }

        // When
        List<Future<Generation>> together = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            together.add(begin(requests.get(i), i % prompts.size(), ALL));
        }

        // Then
        for (int i = 0; i < requests.size(); i++) {
            Generation alone = HOST.get().generate(requests.get(i), prompts.get(i % prompts.size()), ALL);
            assertSame(together.get(i).get(), alone);
        }
    }

    @Test
    void shouldPassEveryTokenOnAndStopBeforeAStopText() {
        // Given
        GenerationRequest free = new GenerationRequest(new int[] {7}, 30, Sampling.greedy(), List.of());
        String whole = HOST.get().generate(free, prompts.get(1), ALL).text();
        String stop = whole.substring(whole.length() / 2, whole.length() / 2 + 3);
        GenerationRequest request =
                new GenerationRequest(new int[] {7}, 30, Sampling.greedy(), List.of("nowhere", stop));
        StringBuilder heard = new StringBuilder();

        // When
        Generation generation = decoder.generate(request, prompts.get(1), (piece, token) -> {
            heard.append(piece);
            return true;
        });

        // Then
        assertSame(generation, HOST.get().generate(request, prompts.get(1), ALL));
        assertThat(generation.text()).isEqualTo(whole.substring(0, whole.indexOf(stop)));
        assertThat(generation.reason()).isEqualTo(FinishReason.STOP);
        assertThat(whole).startsWith(heard.toString());
    }

    @Test
    void shouldEndWhereTheListenerHasHeardEnough() throws Exception {
        // Given
        Future<Generation> other = begin(request(30), 2, ALL);
        List<Integer> heard = new ArrayList<>();

        // When
        Generation generation = decoder.generate(request(40), prompts.get(1), (piece, token) -> {
            heard.add(token);
            return heard.size() < 3;
        });

        // Then
        assertThat(generation.reason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(generation.tokens())
                .containsExactly(heard.stream().mapToInt(i -> i).toArray());
        assertThat(heard).hasSize(3);
        assertThat(generation.promptTokens()).isEqualTo(3);
        assertSame(other.get(), HOST.get().generate(request(30), prompts.get(2), ALL));
    }

    @Test
    void shouldNotHaveAnybodyWaitForASlowListener() throws Exception {
        // Given
        CountDownLatch othersAreDone = new CountDownLatch(1);
        Future<Generation> slow = begin(request(20), 1, (piece, token) -> {
            try {
                othersAreDone.await();
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        });

        // When
        Generation quick = decoder.generate(request(30), prompts.get(0), ALL);

        // Then
        assertThat(quick.tokens()).hasSize(30);
        assertThat(slow.isDone()).isFalse();
        othersAreDone.countDown();
        assertSame(slow.get(), HOST.get().generate(request(20), prompts.get(1), ALL));
    }

    @Test
    void shouldLetAListenersFailureReachItsCallerAndNobodyElse() {
        // When
        var thrown = assertThatThrownBy(() -> decoder.generate(request(40), prompts.get(1), (piece, token) -> {
            throw new IllegalStateException("the connection is gone");
        }));

        // Then
        thrown.hasMessage("the connection is gone");
        assertThat(decoder.generate(request(5), prompts.get(1), ALL).tokens()).hasSize(5);
    }

    @Test
    void shouldServeTheNextOnesAfterAFailureOfTheModel() {
        // Given
        rows.failNext();

        // When
        var thrown = assertThatThrownBy(() -> decoder.generate(request(5), prompts.get(1), ALL));
        Generation next = decoder.generate(request(5), prompts.get(1), ALL);

        // Then
        thrown.isInstanceOf(IllegalStateException.class).hasMessage("The model failed: no memory");
        assertSame(next, HOST.get().generate(request(5), prompts.get(1), ALL));
    }

    @Test
    void shouldEndWaitingAndRunningRequestsWhenClosed() throws Exception {
        // Given
        List<Future<Generation>> all = new ArrayList<>();
        rows.hold();
        for (int i = 0; i < ROWS + 2; i++) {
            all.add(begin(request(40), i % prompts.size(), ALL));
        }
        await().untilAsserted(() -> assertThat(decoder.waiting()).isEqualTo(ROWS + 2 - rows.begun()));
        Future<?> closing = callers.submit(decoder::close);

        // When
        await().untilAsserted(() -> assertThatThrownBy(() -> decoder.generate(request(1), prompts.get(0), ALL))
                .hasMessageContaining("closed"));
        rows.goOn();
        closing.get();

        // Then
        for (Future<Generation> each : all) {
            assertThatThrownBy(each::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("the decoder was closed meanwhile");
        }
    }

    @Test
    void shouldRefuseATextThatDoesNotFit() {
        // Given
        GenerationRequest tooLong = new GenerationRequest(new int[61], 1, Sampling.greedy(), List.of());

        // When, Then
        assertThatThrownBy(() -> decoder.generate(tooLong, prompts.get(1), ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("61 tokens")
                .hasMessageContaining("room for 60");
    }

    private Future<Generation> begin(GenerationRequest request, int prompt, TokenListener listener) {
        return callers.submit(() -> decoder.generate(request, prompts.get(prompt), listener));
    }

    private static GenerationRequest request(int maxTokens) {
        return new GenerationRequest(new int[] {0, 12, 250}, maxTokens, Sampling.greedy(), List.of());
    }

    private static void assertSame(Generation found, Generation expected) {
        assertThat(found.tokens()).containsExactly(expected.tokens());
        assertThat(found.text()).isEqualTo(expected.text());
        assertThat(found.reason()).isEqualTo(expected.reason());
        assertThat(found.promptTokens()).isEqualTo(expected.promptTokens());
    }
}
