package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.trainer.LearnAlone.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Learning is a function of the log: another process makes the same versions and the same state of it, bit for bit, and
 * so does one that began in the middle, from what the first one had stored.
 */
class TwoProcessesTest {

    private static final long PATIENCE_SECONDS = 240;
    /** At least two, so that the work is split where this test is held to one processor. */
    private static final int PROCESSORS = Math.max(2, Runtime.getRuntime().availableProcessors());

    @TempDir
    Path directory;

    @Test
    void shouldLearnTheSameBitsInTwoProcessesAndInOneThatBeganInTheMiddle() throws Exception {
        // Given
        Process one = start("one", Settings.ONE_THREAD);
        Process other = start("other", Settings.ONE_THREAD);
        List<String> first = lines(one, "one");
        Files.createDirectories(directory.resolve("late"));
        for (String store : List.of("shipped.txt", "tiny.txt")) {
            Files.copy(
                    directory.resolve("one").resolve(store),
                    directory.resolve("late").resolve(store));
        }

        // When
        List<String> second = lines(other, "other");
        List<String> late = lines(start("late", Settings.ONE_THREAD), "late");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(first).filteredOn(line -> line.startsWith("shipped ")).hasSizeGreaterThan(2);
        assertThat(first).filteredOn(line -> line.startsWith("tiny ")).hasSizeGreaterThan(5);
        assertThat(first).containsAll(late);
        assertThat(late).filteredOn(line -> line.contains(" state ")).hasSize(2);
        assertThat(late).hasSizeGreaterThan(6).hasSizeLessThan(first.size());
    }

    @Test
    void shouldLearnTheSameBitsInTwoProcessesOnAllProcessorsAsShipped() throws Exception {
        // Given
        Process one = start("one", Settings.AS_SHIPPED);
        Process other = start("other", Settings.AS_SHIPPED);

        // When
        List<String> first = lines(one, "one");
        List<String> second = lines(other, "other");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(first).contains("shipped threads " + PROCESSORS, "tiny threads " + PROCESSORS);
        assertThat(first).filteredOn(line -> line.startsWith("shipped ")).hasSizeGreaterThan(2);
        assertThat(first).filteredOn(line -> line.startsWith("tiny ")).hasSizeGreaterThan(5);
    }

    private Process start(String name, Settings settings) throws IOException {
        Path place = Files.createDirectories(directory.resolve(name));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:ActiveProcessorCount=" + PROCESSORS,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LearnAlone.class.getName(),
                        place.toString(),
                        settings.name())
                .redirectOutput(place.resolve("out").toFile())
                .redirectError(place.resolve("err").toFile())
                .start();
    }

    private List<String> lines(Process process, String name) throws Exception {
        Path place = directory.resolve(name);
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(Files.readString(place.resolve("err")))
                .isTrue();
        return Files.readAllLines(place.resolve("out")).stream()
                .filter(line -> line.matches("(shipped|tiny) .*"))
                .toList();
    }
}
