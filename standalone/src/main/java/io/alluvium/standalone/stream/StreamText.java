package io.alluvium.standalone.stream;

import io.alluvium.standalone.console.Table;
import io.alluvium.standalone.stream.compare.Interval;
import io.alluvium.standalone.stream.compare.RecipePart;
import io.alluvium.standalone.stream.compare.StreamPart;
import io.alluvium.standalone.stream.tune.Trial;
import io.alluvium.standalone.stream.tune.Tuned;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The report as tables. */
final class StreamText {

    private static final double KILO = 1e3;
    private static final double KIBI = 1024;

    private StreamText() {}

    static String of(StreamReport report) {
        StringBuilder text = new StringBuilder();
        if (!report.tuned().isEmpty()) {
            text.append(tuning(report.tuned())).append('\n');
        }
        for (StreamPart part : report.streams()) {
            text.append(String.format(
                    Locale.ROOT,
                    "Stream %s: %d records in %d stages, seeds %d to %d%n%n",
                    part.stream(),
                    part.records(),
                    part.learned().length,
                    report.setting().firstSeed(),
                    report.setting().firstSeed() + report.setting().seeds() - 1));
            text.append(quality(part)).append('\n');
            text.append(cost(part)).append('\n');
            if (part.recipes().size() > 1) {
                text.append(differences(report, part)).append('\n');
            }
            text.append(matrices(part)).append('\n');
        }
        return text.toString();
    }

    private static String tuning(List<Tuned> tuned) {
        Table table = new Table("tried", "prequential", "kept at the end", "mean of both", "compute", "");
        for (Tuned each : tuned) {
            for (Trial trial : each.trials()) {
                table.row(
                        trial.point(),
                        String.format(Locale.ROOT, "%.4f", trial.prequential()),
                        String.format(Locale.ROOT, "%.4f", trial.kept()),
                        String.format(Locale.ROOT, "%.4f", trial.score()),
                        String.format(Locale.ROOT, "%.2f", trial.compute()),
                        trial.point().equals(each.chosen()) ? "chosen" : trial.affordable() ? "" : "too dear");
            }
        }
        return "Alternatives, on texts and held-out documents of their own, in nats per token and in tokens read or gone back"
                + " through for each token learned\n" + table;
    }

    private static Table quality(StreamPart part) {
        Table table = new Table(
                "recipe",
                "AP",
                "AP+",
                "BWT",
                "FWT",
                "forgetting",
                "plasticity",
                "WDF",
                "savings",
                "prequential",
                "frozen",
                "live WDF",
                "passed",
                "changes seen",
                "delay, records",
                "false alarms");
        for (RecipePart each : part.recipes()) {
            table.row(
                    each.recipe(),
                    number(each, "AP", 2),
                    number(each, "AP+", 2),
                    number(each, "BWT", 4),
                    number(each, "FWT", 4),
                    number(each, "forgetting", 4),
                    number(each, "plasticity", 4),
                    number(each, "WDF", 4),
                    number(each, "savings", 2),
                    number(each, "prequential", 4),
                    number(each, "frozen", 4),
                    number(each, "live-WDF", 4),
                    number(each, "passed", 1) + " of " + number(each, "versions", 1),
                    number(each, "seen", 1) + " of " + number(each, "changes", 0),
                    number(each, "delay", 0),
                    number(each, "falseAlarms", 1));
        }
        return table;
    }

    private static Table cost(StreamPart part) {
        Table table = new Table(
                "recipe",
                "k tokens trained",
                "k forwarded",
                "k backwarded",
                "k padded",
                "compute",
                "seconds",
                "processor s",
                "tokens/s",
                "state KiB");
        for (RecipePart each : part.recipes()) {
            table.row(
                    each.recipe(),
                    scaled(each, "trainedTokens", KILO),
                    scaled(each, "forwardTokens", KILO),
                    scaled(each, "backwardTokens", KILO),
                    scaled(each, "paddedPlaces", KILO),
                    number(each, "compute", 2),
                    number(each, "seconds", 1),
                    number(each, "processorSeconds", 1),
                    number(each, "tokensPerSecond", 0),
                    scaled(each, "stateBytes", KIBI));
        }
        return table;
    }

    private static String differences(StreamReport report, StreamPart part) {
        Table table = new Table("recipe", "WDF, difference", "prequential, difference");
        for (RecipePart each : part.recipes()) {
            if (each.against() != null) {
                table.row(
                        each.recipe(),
                        interval(each.against().driftForgetting()),
                        interval(each.against().prequential()));
            }
        }
        return "Less that of " + report.setting().against() + ", in nats per token, with the 95% interval of "
                + report.setting().resamples() + " resamples of the documents; * leaves zero out, low is good\n"
                + table;
    }

    private static String matrices(StreamPart part) {
        StringBuilder text = new StringBuilder("Loss (nats per token) after each stage on each held-out set\n");
        for (RecipePart each : part.recipes()) {
            String[] titles = Stream.concat(Stream.of(each.recipe()), part.columns().stream())
                    .toArray(String[]::new);
            Table table = new Table(titles);
            table.row(row("without a prompt", part.frozen()));
            for (int stage = 0; stage < each.matrix().length; stage++) {
                String name = (stage + 1) + ": " + part.columns().get(part.learned()[stage]);
                table.row(row(name, each.matrix()[stage]));
            }
            text.append(table).append('\n');
        }
        return text.toString();
    }

    private static Object[] row(String name, double... losses) {
        List<String> cells = IntStream.range(0, losses.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.4f", losses[i]))
                .toList();
        return Stream.concat(Stream.of(name), cells.stream()).toArray();
    }

    private static String number(RecipePart part, String figure, int digits) {
        Double value = part.means().get(figure);
        return value == null ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String scaled(RecipePart part, String figure, double unit) {
        Double value = part.means().get(figure);
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f", value / unit);
    }

    private static String interval(@Nullable Interval interval) {
        return interval == null
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%+.4f (%+.4f to %+.4f)%s",
                        interval.difference(),
                        interval.low(),
                        interval.high(),
                        interval.decided() ? " *" : "");
    }
}
