package io.alluvium.endtoend.doc;

import io.alluvium.endtoend.launch.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page of this repository. */
record Page(Path file, String text) {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]*)\\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    /** A block of code. */
    record Block(String language, String code) {}

    static Page of(String relative) {
        return read(Repository.file(relative));
    }

    /** README.md, those of the base model and the experiments, and every page of docs. */
    static List<Page> all() {
        List<Page> pages =
                new ArrayList<>(List.of(of("README.md"), of("base-model/README.md"), of("experiments/README.md")));
        try (Stream<Path> docs = Files.walk(Repository.file("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .forEach(pages::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Listing docs", e);
        }
        return pages;
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the page " + file, e);
        }
    }

    /** The blocks of code in that language. */
    List<String> code(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** What it links to, code left out. */
    List<String> links() {
        return LINK.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** Whether it has a heading with that anchor, as GitHub makes them. */
    boolean hasAnchor(String anchor) {
        Matcher headings = HEADING.matcher(BLOCK.matcher(text).replaceAll(""));
        return headings.results()
                .map(heading -> heading.group(1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .strip()
                        .replace(' ', '-'))
                .anyMatch(anchor::equals);
    }

    @Override
    public String toString() {
        return Repository.root().relativize(file).toString();
    }
}
