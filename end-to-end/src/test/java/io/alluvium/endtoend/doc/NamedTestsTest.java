package io.alluvium.endtoend.doc;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.launch.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test that a page names is there, so that a promise cannot outlive the test that shows it. */
class NamedTestsTest {

    private static final Pattern NAME = Pattern.compile("(?<![*\\w])([A-Z]\\w*(?:Test|IT))\\b(?:\\.(should\\w+))?");
    private static final Pattern PROMISE = Pattern.compile("\\| [^*|].*\\|.*\\|(.*)\\|");

    private static final Map<String, Path> TESTS = tests();

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldNameTestsThatExist(Page page) throws IOException {
        Matcher name = NAME.matcher(page.text());
        while (name.find()) {
            assertThat(TESTS).as("%s names %s", page, name.group(1)).containsKey(name.group(1));
            if (name.group(2) != null) {
                assertThat(Files.readString(TESTS.get(name.group(1)))).contains("void " + name.group(2) + "(");
            }
        }
    }

    @Test
    void shouldNameATestForEveryPromise() {
        // Given
        String page = Page.of("docs/reliability.md").text();

        // When
        List<String> shownBy = page.lines()
                .dropWhile(line -> !line.startsWith("| promise |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(PROMISE::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();

        // Then
        assertThat(shownBy)
                .hasSizeGreaterThan(30)
                .allSatisfy(cell -> assertThat(cell).containsPattern(NAME));
    }

    private static Map<String, Path> tests() {
        try (Stream<Path> files = Files.walk(Repository.root())) {
            return files.filter(file -> file.toString().matches(".*/src/test/java/.*(Test|IT)\\.java"))
                    .collect(Collectors.toMap(NamedTestsTest::className, Function.identity(), (one, same) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException("Looking for tests", e);
        }
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
