package io.alluvium.learning.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.learning.random.SeededRandom;
import io.alluvium.learning.state.DetectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHinkleyTest {

    private final BoundaryPolicy policy = new PageHinkley(new PageHinkley.Config(0.1, 1, 10, 0.9));

    private static Observation observe(BoundaryPolicy policy, DetectorState state, double loss) {
        return policy.observe(
                new BoundaryPolicy.Past(state, null), new SeenBatch(loss, List.of(), tokens -> new float[0][]));
    }

    private List<Integer> alarms(int batches, IntToDoubleFunction loss) {
        List<Integer> alarms = new ArrayList<>();
        DetectorState state = DetectorState.START;
        for (int i = 0; i < batches; i++) {
            Observation observation = observe(policy, state, loss.applyAsDouble(i));
            state = observation.next();
            if (observation.drift()) {
                alarms.add(i);
            }
        }
        return alarms;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldSeeAJumpSoonAndOnlyOnce(long seed) {
        // Given
        SeededRandom random = new SeededRandom(seed);

        // When
        List<Integer> alarms = alarms(200, i -> (i < 100 ? 3.0 : 4.0) + 0.1 * random.nextGaussian());

        // Then
        assertThat(alarms).hasSize(1);
        assertThat(alarms.get(0)).isBetween(100, 105);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldStayQuietWhileALearnerLearns(long seed) {
        // Given
        SeededRandom random = new SeededRandom(seed);

        // When
        List<Integer> alarms = alarms(500, i -> 3 + 2 * Math.exp(-i / 30.0) + 0.1 * random.nextGaussian());

        // Then
        assertThat(alarms).isEmpty();
    }

    @Test
    void shouldSeeAJumpThatFollowsALongFall() {
        assertThat(alarms(80, i -> i < 60 ? 5 - i / 20.0 : 3.0))
                .hasSize(1)
                .allSatisfy(i -> assertThat(i).isBetween(60, 65));
    }

    @Test
    void shouldNotBeThrownByALossThatIsNotANumber() {
        assertThat(alarms(50, i -> i == 20 ? Double.NaN : 3)).isEmpty();
    }

    @Test
    void shouldDrawABoundaryAfterEveryNBatchesIfToldSo() {
        // Given
        BoundaryPolicy everyThree = new EveryN(new EveryN.Config(3));
        List<Boolean> drifts = new ArrayList<>();
        DetectorState state = DetectorState.START;

        // When
        for (int i = 0; i < 7; i++) {
            Observation observation = observe(everyThree, state, 1);
            state = observation.next();
            drifts.add(observation.drift());
        }

        // Then
        assertThat(drifts).containsExactly(false, false, false, true, false, false, true);
    }
}
