package io.alluvium.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.standalone.fuzz.Finding.Kind;
import io.alluvium.standalone.fuzz.Planted.Mistake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The harness notices what it is there for; each mistake is planted. */
class FuzzerTest {

    private static final long SEED = 7;
    private static final int CASES = 100;

    private final List<byte[]> kept = new ArrayList<>();

    @Test
    void shouldFindNothingWhereNothingIsWrong() throws Exception {
        // When
        FuzzReport report = run(Verdict::accepted);

        // Then
        assertThat(report.clean()).isTrue();
        assertThat(report.cases()).isEqualTo(CASES);
        TargetResult.Counts counts = report.targets().get(0).counts();
        assertThat(counts.accepted() + counts.refused()).isEqualTo(CASES);
        assertThat(counts.refused()).isPositive();
    }

    @Test
    void shouldFindAnExceptionThatIsNoRefusal() throws Exception {
        // When
        Finding finding = only(run(() -> {
            throw new IndexOutOfBoundsException("planted");
        }));

        // Then
        assertThat(finding.kind()).isEqualTo(Kind.CRASH);
        assertThat(finding.what()).contains("IndexOutOfBoundsException", "planted");
        assertThat(finding.times()).isGreaterThan(1);
        assertThat(finding.again()).isEqualTo("./alluvium bench fuzz --seed 7 --only planted:" + finding.number());
    }

    @Test
    void shouldTakeNoSubclassOfARefusalForOne() throws Exception {
        // When
        Finding finding = only(run(() -> {
            throw new NumberFormatException("planted");
        }));

        // Then
        assertThat(finding.kind()).isEqualTo(Kind.CRASH);
    }

    @Test
    void shouldFindAnErrorOfTheMachine() throws Exception {
        // When
        Finding finding = only(run(() -> Verdict.refused("depth " + forEver(0))));

        // Then
        assertThat(finding.kind()).isEqualTo(Kind.CRASH);
        assertThat(finding.what()).contains("StackOverflowError");
    }

    @Test
    void shouldFindARefusalWithoutAReason() throws Exception {
        // When
        Finding said = only(run(() -> Verdict.refused(" ")));
        Finding thrown = only(run(() -> {
            throw new IllegalArgumentException();
        }));

        // Then
        assertThat(said.kind()).isEqualTo(Kind.NO_REASON);
        assertThat(thrown.kind()).isEqualTo(Kind.NO_REASON);
    }

    @Test
    void shouldFindMemoryThatTheInputDoesNotExplain() throws Exception {
        // When
        Finding finding = only(run(() -> {
            kept.clear();
            kept.add(new byte[2 << 20]);
            throw new IllegalArgumentException("refused, but dearly");
        }));

        // Then
        assertThat(finding.kind()).isEqualTo(Kind.MEMORY);
        assertThat(finding.what()).contains("MiB for 1 bytes");
    }

    @Test
    void shouldLeaveAHangBehindAndGoOnUntilThereAreTooMany() throws Exception {
        // When
        FuzzReport report = run(FuzzerTest::spin);

        // Then
        Finding finding = only(report);
        assertThat(finding.kind()).isEqualTo(Kind.HANG);
        assertThat(finding.what()).contains("FuzzerTest.spin");
        assertThat(finding.times()).isEqualTo(4);
        assertThat(report.cases()).isGreaterThan(finding.number() + 1).isLessThan(CASES);
        assertThat(report.clean()).isFalse();
    }

    @Test
    void shouldLeaveARunawayBehind() throws Exception {
        // When
        FuzzReport report = run(() -> {
            while (!Thread.interrupted()) {
                kept.clear();
                kept.add(new byte[1 << 20]);
            }
            return Verdict.accepted();
        });

        // Then
        assertThat(report.findings()).isNotEmpty().allMatch(each -> each.kind() == Kind.MEMORY);
    }

    @Test
    void shouldMakeTheSameInputFromTheSameName() {
        // Given
        Planted target = new Planted(Verdict::accepted);
        FuzzCase at = new FuzzCase(SEED, "planted", 12);

        // When, Then
        assertThat(target.make(at.dice())).isEqualTo(target.make(at.dice()));
    }

    private static FuzzReport run(Mistake mistake) throws InterruptedException {
        return Fuzzer.run(new FuzzPlan(SEED, CASES, List.of(new Planted(mistake))), (done, target) -> {});
    }

    private static Finding only(FuzzReport report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().get(0);
    }

    private static Verdict spin() {
        long turns = 0;
        while (!Thread.interrupted()) {
            turns++;
        }
        return Verdict.refused("after " + turns + " turns");
    }

    @SuppressWarnings("InfiniteRecursion") // That is the mistake.
    private static int forEver(int depth) {
        return forEver(depth + 1) + 1;
    }
}
