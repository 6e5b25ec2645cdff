package io.alluvium.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.crash.CrashSite;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CrashPlanTest {

    private static final int ROUND = 31;

    @Test
    void shouldComeToEveryStepAndEveryProcessInOneRound() {
        // When
        List<Kill> plan = CrashPlan.of(ROUND, 5);

        // Then
        assertThat(plan).extracting(Kill::victim).contains(ServiceKind.values());
        assertThat(plan.stream()
                        .filter(kill -> kill.delayMillis() == 0)
                        .map(Kill::site)
                        .filter(Objects::nonNull))
                .contains(CrashSite.values());
        assertThat(plan.stream().filter(kill -> kill.site() == null).map(Kill::victim))
                .containsExactlyInAnyOrder(ServiceKind.values());
    }

    @Test
    void shouldBeAFunctionOfTheSeed() {
        // When
        List<Kill> plan = CrashPlan.of(100, 7);

        // Then
        assertThat(plan).hasSize(100).isEqualTo(CrashPlan.of(100, 7)).isNotEqualTo(CrashPlan.of(100, 8));
    }

    @Test
    void shouldGiveEachStepToOneProcess() {
        // When
        List<CrashSite> owned = Arrays.stream(ServiceKind.values())
                .flatMap(kind -> kind.sites().stream())
                .toList();

        // Then
        assertThat(owned).containsExactlyInAnyOrder(CrashSite.values());
    }
}
