package io.alluvium.endtoend.doc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.alluvium.endtoend.launch.Repository;
import io.alluvium.standalone.command.AlluviumCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the pages say is true: links lead somewhere, data parses, commands exist. */
class DocumentationTest {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final int TOUR_STOPS = 11;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static List<Page> pages() {
        return Page.all();
    }

    static List<String> commands() {
        return pages().stream()
                .flatMap(page -> Stream.of("bash", "sh", "").flatMap(language -> page.code(language).stream()))
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("\\s+#.*$", "").strip())
                .filter(line -> line.startsWith("./alluvium "))
                .map(line -> line.substring("./alluvium ".length()))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToWhatIsThere(Page page) {
        for (String link : page.links()) {
            if (!link.matches("[a-z]+:.*")) {
                URI target = URI.create(link);
                Path file = target.getPath().isEmpty()
                        ? page.file()
                        : page.file().resolveSibling(target.getPath()).normalize();
                assertThat(file).as(page + " links to " + link).exists();
                if (target.getFragment() != null) {
                    String relative = Repository.root().relativize(file).toString();
                    assertThat(Page.of(relative).hasAnchor(target.getFragment()))
                            .as(page + " links to " + link + ", which has no such heading")
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldShowDataThatParses(Page page) throws IOException {
        for (String code : page.code("json")) {
            assertThat(JSON.readTree(code)).as(code).isNotEmpty();
        }
        for (String code : page.code("yaml")) {
            assertThat(YAML.readTree(code)).as(code).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNameCommandsThatExist(String command) {
        // Given
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(Stream.of(1, 2, 3)
                    .map(word::group)
                    .filter(text -> text != null)
                    .findFirst()
                    .orElseThrow());
        }
        if (words.get(0).equals("COMMAND")) {
            words.set(0, "up");
        }

        // When
        CommandLine.ParseResult parsed = new CommandLine(new AlluviumCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(words.toArray(String[]::new));

        // Then
        assertThat(parsed.hasSubcommand() || parsed.isUsageHelpRequested())
                .as(command)
                .isTrue();
    }

    @Test
    void shouldLeadThroughThePathStopByStop() {
        // Given
        Page tour = Page.of("docs/tour.md");

        // When
        List<String> rows = tour.text()
                .lines()
                .filter(line -> line.matches("\\| *\\d+ *\\|.*"))
                .toList();

        // Then
        assertThat(rows).hasSize(TOUR_STOPS).allSatisfy(row -> assertThat(row).contains("]("));
        for (int stop = 1; stop <= TOUR_STOPS; stop++) {
            assertThat(rows.get(stop - 1)).startsWith("| " + stop + " |");
        }
        assertThat(tour.links()).filteredOn(link -> link.endsWith(".java")).hasSizeGreaterThan(TOUR_STOPS);
    }

    @Test
    void shouldExplainEveryExperiment() throws IOException {
        try (Stream<Path> experiments = Files.list(Repository.file("experiments"))) {
            List<String> scripts = experiments
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh"))
                    .toList();
            String readme = Page.of("experiments/README.md").text();
            assertThat(scripts)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(readme).contains(name));
        }
    }
}
