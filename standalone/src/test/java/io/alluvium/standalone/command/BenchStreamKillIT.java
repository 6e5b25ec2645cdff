package io.alluvium.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.standalone.stream.CorpusFolder;
import io.alluvium.testkit.TinyBackbone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark that is killed goes on where it was. */
class BenchStreamKillIT {

    private static final int SEEDS = 4;
    private static final int RECIPES = 2;

    @TempDir
    Path folder;

    @Test
    void shouldKeepWhatWasDoneBeforeAKill() throws Exception {
        // Given
        TinyBackbone.write(Files.createDirectories(folder.resolve("model")));
        CorpusFolder.write(folder, 120);
        Path work = folder.resolve("work");
        String[] command = Stream.concat(
                        BenchStreamIT.arguments(folder, "report"),
                        Stream.of("--streams=DRIFT", "--seeds=" + SEEDS, "--work=" + work))
                .toArray(String[]::new);

        // When
        try (AlluviumProcess killed = AlluviumProcess.start(command)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(results(work)).isNotEmpty());
        }
        Map<Path, byte[]> before = results(work);
        CommandRun again = CommandRun.of(command);

        // Then
        assertThat(before).hasSizeLessThan(RECIPES * SEEDS);
        assertThat(again.exitCode()).as("%s", again).isEqualTo(ExitCodes.DONE);
        assertThat(results(work)).hasSize(RECIPES * SEEDS).containsAllEntriesOf(before);
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("report.json").toFile())
                        .path("streams")
                        .path(0)
                        .path("recipes")
                        .path(1)
                        .path("seeds"))
                .hasSize(SEEDS);
    }

    private static Map<Path, byte[]> results(Path work) throws IOException {
        Map<Path, byte[]> results = new TreeMap<>();
        if (Files.exists(work)) {
            try (Stream<Path> files = Files.list(work)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".json")).toList()) {
                    results.put(file, Files.readAllBytes(file));
                }
            }
        }
        return results;
    }
}
