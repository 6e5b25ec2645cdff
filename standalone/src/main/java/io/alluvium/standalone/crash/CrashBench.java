package io.alluvium.standalone.crash;

import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.report.Percentiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The test of the promise that each record counts once, whatever dies.
 *
 * <ol>
 *   <li>Every service and the broker run as processes of their own; texts are sent and questions are asked all the time.
 *   <li>One of them is killed (SIGKILL) at a moment of the plan, and started again.
 *   <li>Sending pauses until all is settled, and everything promised is held against the log, the learners' own counts,
 *       the files and every answer so far. Then the next kill.
 *   <li>At the end the newest version of each domain is learned again from the log, in one go: the digests must agree.
 * </ol>
 */
public final class CrashBench {

    private static final Duration UNTIL_REACHED = Duration.ofSeconds(30);

    private final CrashSettings settings;
    private final ServiceCommands commands;
    private final Fleet fleet;
    private final Halts halts;
    private final Inspector inspector;
    private final Strikes strikes = new Strikes();
    private final List<Double> secondsToSettled = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /** Prepares the directory; nothing runs yet. */
    public CrashBench(CrashSettings settings) throws IOException {
        this.settings = settings;
        this.commands = new ServiceCommands(settings);
        this.fleet = new Fleet(commands);
        this.halts = new Halts(commands.sites());
        this.inspector = new Inspector(fleet, commands);
    }

    /** Runs it all. */
    public CrashReport run() throws IOException, InterruptedException {
        long started = System.nanoTime();
        commands.writeRecipe();
        Thread whenInterrupted = new Thread(fleet::abandon, "crash-abandon");
        Runtime.getRuntime().addShutdownHook(whenInterrupted);
        try (fleet;
                Load load = new Load(fleet.client(ServiceKind.INGEST), new LoadText(settings.seed()));
                Questions questions = new Questions(fleet.client(ServiceKind.WORKER))) {
            fleet.start();
            load.start();
            questions.start();
            killAll(load, questions);
            load.pause();
            violations.addAll(questions.errors());
            return report(load, questions, started);
        } finally {
            Runtime.getRuntime().removeShutdownHook(whenInterrupted);
        }
    }

    private void killAll(Load load, Questions questions) throws IOException, InterruptedException {
        try (ProgressBar bar = ProgressBar.of("crash")) {
            for (Kill kill : CrashPlan.of(settings.kills(), settings.seed())) {
                Kill real = strike(kill);
                long killed = System.nanoTime();
                fleet.start(kill.victim());
                fleet.awaitReady();
                load.pause();
                inspector
                        .settle(load, questions)
                        .forEach(each -> violations.add("After kill " + strikes.count() + " ("
                                + real.victim().label() + ", " + real.moment() + "): " + each));
                secondsToSettled.add((System.nanoTime() - killed) / 1e9);
                load.resume();
                bar.update(
                        strikes.count(),
                        settings.kills(),
                        violations.size() + " violations; last: "
                                + real.victim().label() + " " + real.moment());
            }
        }
    }

    /** Kills, and starts nothing again; gives the kill as it really came. */
    private Kill strike(Kill kill) throws IOException, InterruptedException {
        if (kill.site() == null) {
            Thread.sleep(kill.delayMillis());
            fleet.kill(kill.victim());
            return strikes.note(kill, true);
        }
        boolean reached = halts.await(kill.site(), UNTIL_REACHED);
        if (kill.delayMillis() > 0) {
            halts.release(kill.site());
            Thread.sleep(kill.delayMillis());
        }
        fleet.kill(kill.victim());
        halts.release(kill.site());
        return strikes.note(kill, reached);
    }

    private CrashReport report(Load load, Questions questions, long started) throws IOException {
        LogSnapshot log = inspector.log();
        List<CrashReport.Rebuilding> rebuilt = new Rebuilder(
                        fleet.client(ServiceKind.REGISTRY), commands.bootstrapServers(), settings.model())
                .rebuild();
        return new CrashReport(
                settings.seed(),
                strikes.count(),
                strikes.byVictim(),
                strikes.byMoment(),
                strikes.reached(),
                strikes.notReached(),
                Percentiles.of(secondsToSettled),
                load.acknowledged().values().stream().mapToLong(List::size).sum(),
                log.proposed().size(),
                questions.replies().size(),
                rebuilt,
                List.copyOf(violations),
                (System.nanoTime() - started) / 1e9);
    }
}
