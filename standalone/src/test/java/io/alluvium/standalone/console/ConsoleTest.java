package io.alluvium.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a terminal shows. */
class ConsoleTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    private final AtomicLong clock = new AtomicLong();

    @Test
    void shouldShowNothingWithinTwoSeconds() {
        // Given
        ProgressBar bar = new ProgressBar("work", out, true, clock::get);

        // When
        clock.set(Duration.ofMillis(1_900).toNanos());
        bar.update(1, 2, "");
        bar.close();

        // Then
        assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldWritePlainLinesNowAndThenWhereThereIsNoTerminal() {
        // Given
        ProgressBar bar = new ProgressBar("work", out, false, clock::get);

        // When
        for (int second = 0; second <= 20; second++) {
            clock.set(Duration.ofSeconds(second).toNanos());
            bar.update(second, 20, "records");
        }

        // Then
        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("work  10%  2/20  records", "work  60%  12/20  records", "work 100%  20/20  records");
    }

    @Test
    void shouldRedrawOneLineOnATerminal() {
        // Given
        ProgressBar bar = new ProgressBar("work", out, true, clock::get);

        // When
        clock.set(Duration.ofSeconds(3).toNanos());
        bar.update(1, 2, "");

        // Then
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[Kwork [##############..............]  50%  1/2");
    }

    @Test
    void shouldAlignNumbersToTheRight() {
        // When
        String table =
                new Table("domain", "ppl").row("a", 9.5).row("longer", 120.25).toString();

        // Then
        assertThat(table.lines()).containsExactly("domain     ppl", "a         9.50", "longer  120.25");
    }
}
