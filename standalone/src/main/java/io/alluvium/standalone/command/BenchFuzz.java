package io.alluvium.standalone.command;

import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.fuzz.FuzzCase;
import io.alluvium.standalone.fuzz.FuzzPlan;
import io.alluvium.standalone.fuzz.FuzzReport;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.FuzzText;
import io.alluvium.standalone.fuzz.Fuzzer;
import io.alluvium.standalone.fuzz.live.HttpDoors;
import io.alluvium.standalone.fuzz.live.LiveFuzz;
import io.alluvium.standalone.fuzz.reader.TargetCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Feeds hostile input to everything that reads input. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds hostile input to everything that reads input, and looks for crashes, hangs, runaway memory",
            "and refusals without a reason. The same seed gives the same input on every machine.",
            "With --requests and --records a running Alluvium gets it, over HTTP and Kafka."
        },
        footer = ExitCodes.HELP)
final class BenchFuzz implements Callable<Integer> {

    private static final int SHOWN_BYTES = 4_096;

    @Mixin
    private final Output output = new Output();

    @Option(names = "--cases", defaultValue = "100000", description = "Cases over all targets (default: 100000).")
    private long cases;

    @Option(names = "--seed", defaultValue = "1", description = "What all input is made from (default: 1).")
    private long seed;

    @Option(names = "--target", paramLabel = "NAME", description = "Only this target; may be given several times.")
    private List<String> only = List.of();

    @Option(
            names = "--only",
            paramLabel = "TARGET:NUMBER",
            description = "Run one case of the seed again, and show its input.")
    private @Nullable String single;

    @Mixin
    private final LiveFuzzOptions live = new LiveFuzzOptions();

    @Mixin
    private final ReportOption report = new ReportOption();

    @Override
    public Integer call() throws Exception {
        if (single != null && single.startsWith(HttpDoors.NAME + ":")) {
            String name = single;
            return live.with((server, kafka) -> again(name, List.of(new HttpDoors(server))));
        }
        List<FuzzTarget> all = TargetCatalogue.open();
        try {
            if (single != null) {
                return again(single, all);
            }
            List<FuzzTarget> wanted = only.isEmpty()
                    ? all
                    : only.stream().map(name -> find(name, all)).toList();
            return live.wanted() ? live(live) : all(new FuzzPlan(seed, cases, wanted));
        } finally {
            for (FuzzTarget target : all) {
                target.close();
            }
        }
    }

    private int all(FuzzPlan plan) throws Exception {
        FuzzReport found;
        try (ProgressBar bar = ProgressBar.of("fuzz")) {
            found = Fuzzer.run(plan, (done, target) -> bar.update(done, plan.cases(), target));
        }
        report.publish(found, FuzzText.of(found), output);
        return found.clean() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private int live(LiveFuzzOptions options) throws Exception {
        LiveFuzz.Report found;
        try (ProgressBar bar = ProgressBar.of("fuzz")) {
            found = options.run(seed, (done, what) -> bar.update(done, 0, what));
        }
        report.publish(found, found.text(), output);
        return found.clean() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private int again(String name, List<FuzzTarget> all) throws Exception {
        int colon = name.lastIndexOf(':');
        if (colon < 1 || !name.substring(colon + 1).matches("[0-9]{1,18}")) {
            throw new CommandException(
                    ExitCodes.USAGE, "--only is '" + name + "'; write TARGET:NUMBER, such as recipe:12");
        }
        FuzzTarget target = find(name.substring(0, colon), all);
        FuzzCase at = new FuzzCase(seed, target.profile().name(), Long.parseLong(name.substring(colon + 1)));
        output.text("input:\n" + shown(target.make(at.dice())));
        Fuzzer.Single result = Fuzzer.one(target, at);
        output.text(String.format(
                Locale.ROOT, "%s in %.1f ms, %d KiB asked for", result.said(), result.millis(), result.bytes() >> 10));
        return result.finding().isEmpty() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private static String shown(byte[] input) {
        byte[] head = input.length > SHOWN_BYTES ? Arrays.copyOf(input, SHOWN_BYTES) : input;
        String text = new String(head, StandardCharsets.UTF_8)
                .codePoints()
                .map(each -> Character.isISOControl(each) ? '.' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text + "\n" + HexFormat.of().formatHex(head) + "\n(" + input.length + " bytes)";
    }

    private static FuzzTarget find(String name, List<FuzzTarget> all) {
        return all.stream()
                .filter(each -> each.profile().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCodes.USAGE,
                        "There is no target '" + name + "'; there are "
                                + all.stream()
                                        .map(each -> each.profile().name())
                                        .toList()));
    }
}
