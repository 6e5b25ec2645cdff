package io.alluvium.trainer;

import static org.assertj.core.api.Assertions.assertThat;

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

    @TempDir
    Path directory;

    @Test
    void shouldLearnTheSameBitsInTwoProcessesAndInOneThatBeganInTheMiddle() throws Exception {
        // Given
        Process one = start("one");
        Process other = start("other");
        List<String> first = lines(one, "one");
        Files.createDirectories(directory.resolve("late"));
        for (String store : List.of("shipped.txt", "tiny.txt")) {
            Files.copy(
                    directory.resolve("one").resolve(store),
                    directory.resolve("late").resolve(store));
        }

        // When
        List<String> second = lines(other, "other");
        List<String> late = lines(start("late"), "late");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(first).filteredOn(line -> line.startsWith("shipped ")).hasSizeGreaterThan(1);
        assertThat(first).filteredOn(line -> line.startsWith("tiny ")).hasSizeGreaterThan(4);
        assertThat(first).containsAll(late);
        assertThat(late).filteredOn(line -> line.contains(" state ")).hasSize(2);
        assertThat(late).hasSizeGreaterThan(4).hasSizeLessThan(first.size());
    }

    private Process start(String name) throws IOException {
        Path place = Files.createDirectories(directory.resolve(name));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LearnAlone.class.getName(),
                        place.toString())
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
