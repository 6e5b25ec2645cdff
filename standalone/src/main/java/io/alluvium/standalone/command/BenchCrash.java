package io.alluvium.standalone.command;

import io.alluvium.standalone.crash.CrashBench;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kills every service again and again under load, and checks that nothing is lost and nothing counted twice. */
@Command(
        name = "crash",
        mixinStandardHelpOptions = true,
        description = {
            "Runs broker, ingest, trainer, registry and worker as processes of their own, sends texts and asks questions"
                    + " all the time, and kills one of them (SIGKILL) at named steps of publication and at random moments.",
            "After each kill: no text lost, none learned twice, version numbers without gaps or twins, aliases that point"
                    + " to versions, answers only from versions that were live. At the end the newest version of each"
                    + " domain is learned again without a crash, and the digests are compared.",
            "A step that no process reaches within 30 s is struck at any time instead; the report names it and does not"
                    + " count it as reached, and the exit code stays as it is.",
            "Exit code 4 if anything was violated."
        },
        footer = ExitCodes.HELP)
final class BenchCrash implements Callable<Integer> {

    @Mixin
    private final KillOptions options = new KillOptions();

    @Option(names = "--kills", paramLabel = "N", defaultValue = "100", description = "How many (default: 100).")
    private int kills;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return options.run(kills, "alluvium-crash", settings -> new CrashBench(settings).run());
    }
}
