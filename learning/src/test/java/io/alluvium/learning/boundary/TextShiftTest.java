package io.alluvium.learning.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.DetectorState;
import io.alluvium.learning.state.TextStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of random words: half of them common to all texts, the other half of a topic. */
class TextShiftTest {

    private static final int TEXTS_OF_BATCH = 8;
    private static final int COMMON = 20;
    private static final int TOPIC = 60;

    private final TextShift policy = new TextShift(new TextShift.Config(48, 64, 2.5, 1e-3));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldSeeEachNewTopicSoonAndOnce(long seed) {
        // When
        List<Integer> alarms = alarms(seed, 900, text -> text / 300 == 1);

        // Then
        assertThat(alarms).hasSize(2);
        assertThat(alarms.get(0)).isBetween(300, 360);
        assertThat(alarms.get(1)).isBetween(600, 660);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldStayQuietWhileTopicsMixAlike(long seed) {
        // Given
        SeededRandom mix = new SeededRandom(seed + 100);

        // When
        List<Integer> alarms = alarms(seed, 1500, text -> mix.nextInt(3) == 0);

        // Then
        assertThat(alarms).isEmpty();
    }

    @Test
    void shouldNotSpeakBeforeItKnowsEnough() {
        // When, Then
        assertThat(alarms(1, 100, text -> text >= 50)).isEmpty();
    }

    @Test
    void shouldMeasureHowFarTheRecentTextsAreFromTheEarlierOnes() {
        // Given
        TextStatistics texts = TextStatistics.START;
        for (float value : new float[] {1, -1, 3, 4}) {
            float[] vector = new float[TextStatistics.DIMENSIONS];
            vector[7] = value;
            texts = texts.plus(new int[] {5}, vector, 2);
        }

        // When, Then
        assertThat(texts.earlier()).isEqualTo(2);
        assertThat(texts.shift())
                .isCloseTo(3.5 * 3.5 / 1 / TextStatistics.DIMENSIONS / (1.0 / 2 + 1.0 / 2), within(1e-6));
        assertThat(texts.share(5)).isEqualTo(5.0 / (8192 + 4));
        assertThat(texts.share(6)).isEqualTo(1.0 / (8192 + 4));
    }

    @Test
    void shouldForgetTheTextsAtABoundaryAndKeepTheTokens() {
        // Given
        TextStatistics texts = TextStatistics.START.plus(new int[] {5, 5}, new float[TextStatistics.DIMENSIONS], 1);

        // When
        TextStatistics forgotten = texts.forgotten();

        // Then
        assertThat(forgotten.earlier()).isZero();
        assertThat(forgotten.recent()).isEmpty();
        assertThat(forgotten.share(5)).isEqualTo(texts.share(5));
    }

    /** The first text of each batch that raised an alarm. */
    private List<Integer> alarms(long seed, int texts, IntPredicate other) {
        SeededRandom random = new SeededRandom(seed);
        List<Integer> alarms = new ArrayList<>();
        BoundaryPolicy.Past past = new BoundaryPolicy.Past(DetectorState.START, null);
        for (int first = 0; first < texts; first += TEXTS_OF_BATCH) {
            List<int[]> batch = new ArrayList<>();
            for (int text = first; text < first + TEXTS_OF_BATCH; text++) {
                batch.add(text(other.test(text), random));
            }
            Observation seen = policy.observe(past, new SeenBatch(3, batch, TextShiftTest::embeddings));
            past = new BoundaryPolicy.Past(seen.next(), seen.texts());
            if (seen.drift()) {
                alarms.add(first);
            }
        }
        return alarms;
    }

    private static int[] text(boolean other, SeededRandom random) {
        int[] tokens = new int[40];
        for (int i = 0; i < tokens.length; i++) {
            int topic = COMMON + random.nextInt(TOPIC) + (other ? TOPIC / 2 : 0);
            tokens[i] = i % 2 == 0 ? random.nextInt(COMMON) : topic;
        }
        return tokens;
    }

    private static float[][] embeddings(int... tokens) {
        return Arrays.stream(tokens)
                .mapToObj(token -> {
                    SeededRandom random = new SeededRandom(token);
                    float[] embedding = new float[TextStatistics.DIMENSIONS];
                    for (int i = 0; i < embedding.length; i++) {
                        embedding[i] = (float) random.nextGaussian();
                    }
                    return embedding;
                })
                .toArray(float[][]::new);
    }
}
