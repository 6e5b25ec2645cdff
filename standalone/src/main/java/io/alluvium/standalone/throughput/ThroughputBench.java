package io.alluvium.standalone.throughput;

import io.alluvium.schemas.topic.TopicLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The measurement: fill the records topic, let all contestants take it one after the other, count, and again. For each
 * number of domains those with a state begin on an empty one, and the full path sees each domain once before the rounds
 * begin.
 */
public final class ThroughputBench {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<String> TOLD = List.of(
            ProducerConfig.BATCH_SIZE_CONFIG,
            ProducerConfig.LINGER_MS_CONFIG,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            ProducerConfig.ACKS_CONFIG,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG);

    private final ThroughputPlan plan;
    private final Progress progress;
    private final Documents documents;
    private long written;
    private long bytes;

    /** Hears how far it has come. */
    @FunctionalInterface
    public interface Progress {
        /** That many records of all are written or taken, and this is being done. */
        void at(long done, long all, String what);
    }

    /** A measurement to be run once. */
    public ThroughputBench(ThroughputPlan plan, Progress progress) throws IOException {
        this.plan = plan;
        this.progress = progress;
        this.documents = Documents.of(plan.size().bytes(), plan.seed());
    }

    /** Runs it on a broker of its own. */
    public ThroughputReport run() throws InterruptedException {
        try (Site site = Site.open(plan.directory().resolve("kafka"), TopicLayout.DEFAULT)) {
            List<DomainsResult> results = new ArrayList<>();
            for (int domains : plan.size().domains()) {
                results.add(measure(site, domains));
            }
            return ThroughputReport.of(setting(site), results);
        }
    }

    private DomainsResult measure(Site site, int domains) throws InterruptedException {
        String name = "bench-ingest-" + domains;
        FullPath full = FullPath.of(site, name, plan.keys(), plan.directory());
        BareStream remembering =
                BareStream.remembering(full.settings(), full.config().duplicateWindow());
        BareStream stream = BareStream.stateless(full.settings());
        BareLoop loop = new BareLoop(BareSettings.like(full.settings(), full.config()));
        List<Contestant> contestants = List.of(full, remembering, stream, loop);
        Duration quiet = untilQuiet(full.config().quietCut());
        LapClock clock = new LapClock(site);
        site.skipToEnd(name);
        long first = written;
        Harvest.Range all = fill(site, domains, ordinal -> Documents.name(Math.toIntExact(ordinal - first)));
        Lap establishing = clock.run(full, all, quiet);
        List<DomainsResult.Round> rounds = new ArrayList<>();
        for (int round = -plan.warmUps(); round < plan.rounds(); round++) {
            site.skipToEnd(BareSettings.GROUP);
            site.skipToEnd(stream.group());
            site.skipToEnd(remembering.group());
            Harvest.Range range = fill(site, plan.size().records(), ordinal -> documents.domain(ordinal, domains));
            Map<Contestant, Lap> laps = new HashMap<>();
            for (int turn = 0; turn < contestants.size(); turn++) {
                Contestant next = contestants.get(Math.floorMod(round + turn, contestants.size()));
                laps.put(next, clock.run(next, range, next == full ? quiet : PAUSE));
            }
            if (round >= 0) {
                rounds.add(new DomainsResult.Round(
                        lap(laps, full), lap(laps, remembering), lap(laps, stream), lap(laps, loop)));
            }
        }
        return DomainsResult.of(domains, establishing, rounds);
    }

    private static Lap lap(Map<Contestant, Lap> laps, Contestant whose) {
        return Objects.requireNonNull(laps.get(whose), whose::output);
    }

    /** Until a domain's cut has come too, where that is soon; a cut that comes late belongs to no lap. */
    private static Duration untilQuiet(Duration quietCut) {
        return quietCut.compareTo(LONG) > 0
                ? PAUSE
                : quietCut.multipliedBy(5).dividedBy(4).plus(PAUSE);
    }

    private Harvest.Range fill(Site site, int records, LongFunction<String> domain) {
        Harvest.Range range = new Harvest.Range(written, written + records);
        bytes += new Filling(site.bootstrapServers(), documents)
                .write(range, domain, done -> progress.at(written + done, total(), "writing"));
        written = range.to();
        progress.at(written, total(), "taking");
        return range;
    }

    private long total() {
        long rounds = (long) (plan.rounds() + plan.warmUps()) * plan.size().records();
        return plan.size().domains().stream()
                .mapToLong(domains -> domains + rounds)
                .sum();
    }

    private ThroughputReport.Setting setting(Site site) {
        FullPath full = FullPath.of(site, "bench-ingest-setting", plan.keys(), plan.directory());
        BareSettings bare = BareSettings.like(full.settings(), full.config());
        Map<String, String> clients = new TreeMap<>();
        for (Map<String, Object> each : List.of(bare.consumer(), bare.producer())) {
            each.forEach((key, value) -> {
                if (TOLD.contains(key)) {
                    clients.put(key, String.valueOf(value));
                }
            });
        }
        clients.put("commit.interval.ms", String.valueOf(bare.commitMillis()));
        clients.put("threads", String.valueOf(bare.threads()));
        clients.put("partitions", String.valueOf(site.layout().partitions()));
        return new ThroughputReport.Setting(
                plan.size().records(),
                (double) bytes / written,
                plan.seed(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.runtime.version"),
                clients);
    }
}
