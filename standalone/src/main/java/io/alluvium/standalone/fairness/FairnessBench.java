package io.alluvium.standalone.fairness;

import io.alluvium.standalone.bench.ChildAlluvium;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.input.SourceRecord;
import io.alluvium.standalone.produce.KafkaDelivery;
import io.alluvium.standalone.report.Percentiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Utils;

/**
 * Measures how long one domain waits for its version, alone and while another one floods the same partition, in turns.
 *
 * <ol>
 *   <li>The brook sends a few records at a steady rate, and asks for a cut; its version is waited for.
 *   <li>The flood writes all of its records at once; when ingest has accepted them, the brook sends as before.
 *   <li>The flood is learned to its end before the next round.
 * </ol>
 */
public final class FairnessBench {

    private static final String BROOK = "brook";
    private static final long PAUSE_MILLIS = 125;
    private static final long LOOK_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final FairnessSettings settings;
    private final ChildAlluvium child;
    private final AlluviumClient client;
    private final VersionWatch watch;
    private final String flood;
    private final int partition;
    private final Texts brookTexts;
    private final Texts floodTexts;

    private FairnessBench(FairnessSettings settings, ChildAlluvium child, VersionWatch watch, int partitions) {
        this.settings = settings;
        this.child = child;
        this.client = child.client();
        this.watch = watch;
        this.partition = partition(BROOK, partitions);
        this.flood = neighbour(partition, partitions);
        this.brookTexts = new Texts(settings.seed(), settings.recordChars());
        this.floodTexts = new Texts(settings.seed() + 1, settings.recordChars());
    }

    /** Measures on a fresh Alluvium in that directory. */
    public static FairnessReport run(FairnessSettings settings, Path data, ProgressBar bar)
            throws IOException, InterruptedException {
        try (ChildAlluvium child = ChildAlluvium.start(
                        new ChildAlluvium.Program(ChildAlluvium.ownJar(), List.of()), data, settings.options());
                VersionWatch watch = new VersionWatch(child.bootstrapServers(), BROOK);
                MemoryWatch memory = new MemoryWatch(child)) {
            return new FairnessBench(settings, child, watch, watch.partitions()).rounds(memory, bar);
        }
    }

    private FairnessReport rounds(MemoryWatch memory, ProgressBar bar) throws InterruptedException {
        List<Double> quiet = new ArrayList<>();
        List<Double> flooded = new ArrayList<>();
        List<Long> backlogs = new ArrayList<>();
        List<MemoryWatch.Peak> peaks = new ArrayList<>();
        int steps = 1 + 2 * settings.rounds();
        brookRound(); // The first version is made by a cold process; it does not count.
        for (int round = 0; round < settings.rounds(); round++) {
            bar.update(1 + 2L * round, steps, "rounds, alone");
            quiet.add((double) brookRound());
            bar.update(2 + 2L * round, steps, "rounds, in a flood");
            memory.peak();
            flood();
            flooded.add((double) brookRound());
            backlogs.add(account(flood, floodTexts.made(), account -> true).backlog());
            account(flood, floodTexts.made(), Account::exact);
            peaks.add(memory.peak());
        }
        bar.update(steps, steps, "rounds");
        FairnessReport.Rounds rounds =
                new FairnessReport.Rounds(Percentiles.of(quiet), Percentiles.of(flooded), backlogs, peaks);
        return FairnessReport.of(
                settings,
                partition,
                rounds,
                new FairnessReport.Accounts(
                        account(BROOK, brookTexts.made(), Account::exact),
                        account(flood, floodTexts.made(), Account::exact)));
    }

    private long brookRound() throws InterruptedException {
        String path = "/v1/domains/" + BROOK;
        for (int i = 0; i < settings.brookRecords(); i++) {
            client.post(path + "/records", "application/json", bytes(brookTexts.next(BROOK)));
            Thread.sleep(PAUSE_MILLIS);
        }
        client.post(path + "/cut", "application/json", new byte[0]);
        return watch.awaitVersion(watch.awaitAccepted(brookTexts.made()));
    }

    private void flood() throws InterruptedException {
        try (KafkaDelivery delivery = new KafkaDelivery(child.bootstrapServers(), flood)) {
            for (int i = 0; i < settings.floodRecords(); i++) {
                delivery.offer(flood, new SourceRecord(i + 1L, floodTexts.next(flood)));
            }
            delivery.flush();
        }
        account(flood, floodTexts.made(), account -> account.accepted() == account.sent());
    }

    private Account account(String domain, long sent, Predicate<Account> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Account> found = Account.of(client, domain, sent);
        while (found.isEmpty() || !wanted.test(found.get())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The account of " + domain + " does not settle within " + PATIENCE.toMinutes() + " minutes: "
                                + found.map(Account::toString).orElse("none"));
            }
            Thread.sleep(LOOK_MILLIS);
            found = Account.of(client, domain, sent);
        }
        return found.get();
    }

    private static String neighbour(int partition, int partitions) {
        int number = 1;
        while (partition("flood-" + number, partitions) != partition) {
            number++;
        }
        return "flood-" + number;
    }

    /** The partition that Kafka's producers choose for a key. */
    private static int partition(String domain, int partitions) {
        return Utils.toPositive(Utils.murmur2(bytes(domain))) % partitions;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
