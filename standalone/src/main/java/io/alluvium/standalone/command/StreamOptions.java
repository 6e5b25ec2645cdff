package io.alluvium.standalone.command;

import io.alluvium.standalone.stream.course.CourseSettings;
import io.alluvium.standalone.stream.course.StreamKind;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which streams are replayed, and how much of them. */
final class StreamOptions {

    @Option(
            names = "--corpora",
            required = true,
            paramLabel = "DIR",
            description = {
                "Folders wb, news, rev, bio, cs with train.jsonl and valid.jsonl, and news-drift with train.jsonl, whose rows",
                "have a phase, and valid-0.jsonl to valid-3.jsonl; JSON lines with a field text."
            })
    private Path corpora = Path.of("");

    @Option(
            names = "--streams",
            split = ",",
            paramLabel = "STREAM",
            defaultValue = "DRIFT,CONTROL,DOMAINS",
            description = {
                "DRIFT: phases 0, 1, 2, 3, 0 of the news in one domain; CONTROL: as much of phase 0 alone; DOMAINS: five",
                "domains with a learner each (default: all three)."
            })
    private List<StreamKind> streams = List.of();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "0",
            description = "Records of each phase, or of each domain (default: 120 of a phase, 40 of a domain).")
    private int records;

    @Option(
            names = "--held-out",
            paramLabel = "N",
            defaultValue = "48",
            description = "Held-out documents of each phase or domain, at most (default: 48).")
    private int heldOut;

    @Option(
            names = "--turns",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Turns in which the domains come, each with its share; 1 is one after the other (default: 1).")
    private int turns;

    @Option(
            names = "--probes",
            paramLabel = "N",
            defaultValue = "6",
            description = "Measurements within the visits to phase 0, which show what is saved (default: 6).")
    private int probes;

    Path corpora() {
        return corpora;
    }

    List<StreamKind> streams() {
        return streams;
    }

    CourseSettings size() {
        return new CourseSettings(records, heldOut, 0, turns);
    }

    int probes() {
        return probes;
    }
}
