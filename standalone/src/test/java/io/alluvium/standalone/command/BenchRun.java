package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.testkit.TinyBackbone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A benchmark of processes, run to its end on the tiny model.
 *
 * @param exitCode its exit code
 * @param output what it wrote to the terminal
 * @param report its report; missing where it wrote none
 */
record BenchRun(int exitCode, String output, JsonNode report) {

    /** Runs {@code alluvium bench} with these arguments; model and report lie in the folder. */
    static BenchRun onTinyModel(Path folder, String... arguments) throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        TinyBackbone.write(model);
        Path report = folder.resolve("report.json");
        Stream<String> common = Stream.of(
                "--model", model.toString(), "--set", "alluvium.model.precision=fp32", "--report", report.toString());
        String[] all = Stream.of(Stream.of("bench"), Stream.of(arguments), common)
                .flatMap(each -> each)
                .toArray(String[]::new);
        try (AlluviumProcess bench = AlluviumProcess.start(all)) {
            int exitCode = bench.exitCode();
            ObjectMapper json = new ObjectMapper();
            return new BenchRun(
                    exitCode,
                    bench.output(),
                    Files.exists(report) ? json.readTree(report.toFile()) : json.missingNode());
        }
    }
}
