package io.alluvium.endtoend.doc;

import io.alluvium.endtoend.launch.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes docs/config.md from the sources of the configuration interfaces. */
final class ConfigPage {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(alluvium\\.[a-z.-]+):((?:[^{}]|\\{[^{}]*})*)}");
    private static final String HEAD = """
            # Settings

            Every setting, with its default. The defaults work on a laptop without editing. Set one with
            `./alluvium up --set KEY=VALUE`, as a system property (`-Dkey=value`), as an environment variable
            (`ALLUVIUM_INGEST_QUIET_CUT`), or in a file `config/application.properties` beside the application. A setting that
            is wrong stops the start; the message names the key. Durations are written as `100ms`, `5s`, `7d`.

            This page is made from the sources; do not edit it. After a change of a configuration interface run
            `mvn -pl end-to-end test -Dtest=ConfigPageTest -Dconfig.page.rewrite=true`.
            """;

    private final List<String> lines = new ArrayList<>();

    private ConfigPage() {}

    /** The page as it should be. */
    static String write() {
        ConfigPage page = new ConfigPage();
        List<Section> sections = Section.all();
        page.shared(sections);
        sections.forEach(page::section);
        return HEAD + String.join("\n", page.lines) + "\n";
    }

    /** One module's interface. */
    private record Section(String title, List<ConfigSource.Setting> settings) {

        static List<Section> all() {
            return List.of(
                    of("Ingest", "ingest/src/main/java/io/alluvium/ingest/IngestConfig.java"),
                    of("Trainer", "trainer/src/main/java/io/alluvium/trainer/TrainerConfig.java"),
                    of("Prompt registry", "prompt-registry/src/main/java/io/alluvium/registry/RegistryConfig.java"),
                    of("Inference worker", "inference-worker/src/main/java/io/alluvium/worker/WorkerConfig.java"));
        }

        private static Section of(String title, String source) {
            return new Section(title, ConfigSource.read(Repository.file(source)));
        }
    }

    private void shared(List<Section> sections) {
        Map<String, String> shared = new TreeMap<>(ConfigSource.properties(
                Repository.file("ingest/src/main/java/io/alluvium/ingest/run/KafkaAccess.java")));
        for (Section section : sections) {
            for (ConfigSource.Setting setting : section.settings()) {
                Matcher reference = REFERENCE.matcher(setting.defaultValue());
                while (reference.find()) {
                    shared.putIfAbsent(reference.group(1), resolved(reference.group(2)));
                }
            }
        }
        heading("All services", "Keys that the settings below follow, so that they need to be set once.");
        lines.add("| key | default |");
        lines.add("|---|---|");
        shared.forEach((key, value) -> lines.add("| `" + key + "` | " + shown(value) + " |"));
    }

    private void section(Section section) {
        heading(section.title(), "");
        lines.add("| key | default | what it is |");
        lines.add("|---|---|---|");
        section.settings()
                .forEach(setting -> lines.add("| `" + setting.key() + "` | " + shown(setting.defaultValue()) + " | "
                        + setting.explanation() + " |"));
    }

    private void heading(String title, String text) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
        if (!text.isEmpty()) {
            lines.add(text);
            lines.add("");
        }
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : "`" + value + "`";
    }

    // What a reference comes to when nothing is set: its own default, with the references inside filled in.
    private static String resolved(String value) {
        return REFERENCE.matcher(value).replaceAll(inner -> Matcher.quoteReplacement(inner.group(2)));
    }
}
