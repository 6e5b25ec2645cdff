package io.alluvium.model.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.GoldenCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden files against the libraries that they come from. */
class GoldenPythonIT {
    private static final double TOLERANCE = 1e-5;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path fresh;

    @Test
    void shouldBeWhatTransformersAndPeftComputeToday() throws IOException {
        // Given
        Path kept = GoldenCase.folder();

        // When
        new PythonScript("golden.py").run(fresh);

        // Then
        List<String> names = files(fresh);
        assertThat(names)
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(files(kept).stream()
                        .filter(name -> !name.equals("README.md"))
                        .toList());
        for (String name : names) {
            if (name.endsWith(".json")) {
                assertEqual(name, JSON.readTree(fresh.resolve(name).toFile()), kept);
            } else {
                assertEqual(
                        name, SafetensorsReader.read(fresh.resolve(name)), SafetensorsReader.read(kept.resolve(name)));
            }
        }
    }

    private static void assertEqual(String name, JsonNode found, Path kept) throws IOException {
        JsonNode expected = JSON.readTree(kept.resolve(name).toFile());
        assertThat(found.equals(GoldenPythonIT::compare, expected))
                .as("%s: found %s", name, found)
                .isTrue();
    }

    /** 0 where two parts of JSON are equal or numbers of nearly the same size. */
    private static int compare(JsonNode found, JsonNode expected) {
        if (found.isNumber() && expected.isNumber()) {
            double bound = TOLERANCE * Math.max(1, Math.abs(expected.asDouble()));
            return Math.abs(found.asDouble() - expected.asDouble()) <= bound ? 0 : 1;
        }
        return found.equals(expected) ? 0 : 1;
    }

    private static void assertEqual(String name, Map<String, TensorData> found, Map<String, TensorData> kept) {
        assertThat(found.keySet()).as(name).isEqualTo(kept.keySet());
        kept.forEach((tensor, expected) -> {
            assertThat(found.get(tensor).shape()).as(name + " " + tensor).isEqualTo(expected.shape());
            float[] values = found.get(tensor).values();
            for (int i = 0; i < values.length; i++) {
                assertThat((double) values[i])
                        .as("%s %s number %d", name, tensor, i)
                        .isCloseTo(expected.values()[i], within(TOLERANCE * Math.max(1, Math.abs(values[i]))));
            }
        });
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
