package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The report of a benchmark: printed, and written to a file where one is named. */
final class ReportOption {

    @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON too.")
    private @Nullable Path file;

    /** The file, if one is named. */
    @Nullable
    Path file() {
        return file;
    }

    /** Writes a report to the file, and prints it as JSON or as this text. */
    void publish(Object report, String text, Output output) throws IOException {
        if (file != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
        }
        if (output.json()) {
            output.json(report);
        } else {
            output.text(text);
        }
    }
}
