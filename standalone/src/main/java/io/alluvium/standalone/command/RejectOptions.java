package io.alluvium.standalone.command;

import io.alluvium.schemas.RejectionReason;
import io.alluvium.standalone.rejects.RejectFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rejects are meant. */
final class RejectOptions {

    private static final Pattern AGO = Pattern.compile("([0-9]{1,6})([smhd])");

    @Option(
            names = {"-d", "--domain"},
            paramLabel = "DOMAIN",
            description = "Only those of this domain, as they named it.")
    private @Nullable String domain;

    @Option(
            names = "--reason",
            paramLabel = "CODE",
            description = "Only those refused for this reason: ${COMPLETION-CANDIDATES}.")
    private @Nullable RejectionReason reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those refused since then: 90s, 10m, 2h or 3d ago, or a time like 2026-01-31T08:00:00Z.")
    private @Nullable String since;

    /** Whether any of them was given. */
    boolean given() {
        return domain != null || reason != null || since != null;
    }

    RejectFilter filter(Instant now) {
        if (reason == RejectionReason.DUPLICATE) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    "Duplicates are no rejects: their text was accepted before. 'GET /v1/domains' counts them, and the"
                            + " topic alluvium.rejections.v1 notes each one.");
        }
        return new RejectFilter(domain, reason == null ? null : reason.name(), since == null ? null : time(since, now));
    }

    static Instant time(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        try {
            return ago.matches()
                    ? now.minus(Duration.parse((ago.group(2).equals("d") ? "P" : "PT")
                            + (ago.group(1) + ago.group(2)).toUpperCase(Locale.ROOT)))
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    "--since is '" + text + "'; write 90s, 10m, 2h, 3d, or a time like 2026-01-31T08:00:00Z");
        }
    }
}
