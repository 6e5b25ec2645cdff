package io.alluvium.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.standalone.report.Percentiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The report tells what was struck really, not what was planned. */
class CrashReportTest {

    private static final Kill AT_STEP = Kill.at(ServiceKind.TRAINER, CrashSite.STATE_KEPT);
    private static final Kill SOON_AFTER_STEP = new Kill(ServiceKind.WORKER, CrashSite.PROMPT_KEPT, 20);
    private static final Kill ANY_TIME = new Kill(ServiceKind.INGEST, null, 500);

    private final Strikes strikes = new Strikes();

    @Test
    void shouldCountStepsThatWereReached() {
        // When
        strikes.note(AT_STEP, true);
        strikes.note(SOON_AFTER_STEP, true);
        strikes.note(ANY_TIME, true);

        // Then
        assertThat(report(List.of()).text())
                .contains("3 kills", "  at state kept: 1", "  soon after prompt kept: 1", "  any time: 1")
                .contains("2 of 2 planned steps were reached")
                .doesNotContain("NOT reached");
    }

    @Test
    void shouldCountAStepThatWasNotReachedAsAnyTimeAndNameIt() {
        // When
        strikes.note(AT_STEP, true);
        Kill real = strikes.note(SOON_AFTER_STEP, false);

        // Then
        assertThat(real.moment()).isEqualTo("any time");
        assertThat(report(List.of()).text())
                .contains("2 kills", "  worker: 1", "  at state kept: 1", "  any time: 1")
                .contains("1 of 2 planned steps were reached")
                .contains("  NOT reached, struck at any time instead: worker soon after prompt kept")
                .doesNotContain("  soon after prompt kept: 1");
    }

    @Test
    void shouldBeCleanUnlessAPromiseWasBroken() {
        // When
        strikes.note(AT_STEP, false);

        // Then
        assertThat(report(List.of()).clean()).isTrue();
        assertThat(report(List.of("tides: a text was lost")).clean()).isFalse();
    }

    private CrashReport report(List<String> violations) {
        return new CrashReport(
                7,
                strikes.count(),
                strikes.byVictim(),
                strikes.byMoment(),
                strikes.reached(),
                strikes.notReached(),
                Percentiles.of(List.of(2.0)),
                10,
                3,
                20,
                List.of(new CrashReport.Rebuilding("tides@3", "digest-3", "digest-3")),
                violations,
                60);
    }
}
