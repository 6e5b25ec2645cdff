package io.alluvium.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.standalone.console.ProgressBar;
import io.alluvium.standalone.report.DemoReport;
import io.alluvium.standalone.report.DomainReport;
import io.alluvium.standalone.report.RecordCounts;
import io.alluvium.standalone.report.ReportText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The demo, step by step:
 *
 * <ol>
 *   <li>a witness watches the log, and an asker asks all domains all the time;
 *   <li>the sample domains stream, with mishaps among them, until their last versions are in use;
 *   <li>the asker goes on until it was answered with each of these;
 *   <li>held-out text is measured with the frozen model and with every live version;
 *   <li>the report is made of what was witnessed, answered and measured.
 * </ol>
 */
public final class Demo {

    private static final int PASSED = 0;
    private static final int CHECK_FAILED = 4;
    private static final long ANSWERS_PATIENCE_MILLIS = 60_000;
    private static final double NANOS = 1e9;

    private final DemoPlace place;
    private final PrintStream out;

    /** A demo at that place; the report goes to that stream. */
    public Demo(DemoPlace place, PrintStream out) {
        this.place = place;
        this.out = out;
    }

    /** Runs it and returns the exit code: 0, or 4 where a check fails. */
    public int run(Optional<Path> file) throws IOException, InterruptedException {
        List<SampleDomain> domains = SampleDomain.all();
        out.println("Streaming " + domains.size() + " domains that the model has never seen; this takes some minutes.");
        out.flush();
        Standing standing = new Standing(place.client());
        Streaming streaming = new Streaming(place, domains, standing);
        long started = System.nanoTime();
        try (Witness witness = new Witness(place.bootstrapServers())) {
            witness.start();
            Asker asker = new Asker(place.client(), domains, witness::serves);
            asker.start();
            try (asker) {
                streaming.run();
                awaitAnswers(witness, asker, domains);
            }
            double streamed = (System.nanoTime() - started) / NANOS;
            standing.refresh();
            List<DomainReport> reports = measure(domains, new DomainMeasurement(place, witness, streaming), standing);
            FreshnessBook freshness = new FreshnessBook();
            for (SampleDomain domain : domains) {
                freshness.add(witness, domain.name(), asker.answers());
            }
            DemoReport report = DemoReport.of(
                    new DemoReport.Duration(streamed, (System.nanoTime() - started) / NANOS),
                    new DemoReport.Learned(reports, streaming.stages().losses()),
                    freshness.freshness(),
                    ServingBook.of(witness, asker.answers(), asker.errors()));
            publish(report, file);
            return report.passed() ? PASSED : CHECK_FAILED;
        }
    }

    private static void awaitAnswers(Witness witness, Asker asker, List<SampleDomain> domains)
            throws InterruptedException {
        long deadline = System.currentTimeMillis() + ANSWERS_PATIENCE_MILLIS;
        while (System.currentTimeMillis() < deadline) {
            Set<String> answered = new HashSet<>();
            asker.answers().forEach(answer -> answered.add(answer.digest()));
            boolean all = domains.stream()
                    .map(domain -> witness.swaps(domain.name()))
                    .allMatch(swaps -> swaps.isEmpty()
                            || answered.contains(swaps.get(swaps.size() - 1).getDigest()));
            if (all) {
                return;
            }
            Thread.sleep(100);
        }
    }

    private static List<DomainReport> measure(
            List<SampleDomain> domains, DomainMeasurement measurement, Standing standing) {
        List<DomainReport> reports = new ArrayList<>();
        try (ProgressBar bar = ProgressBar.of("measuring")) {
            for (SampleDomain domain : domains) {
                reports.add(measurement.of(
                        domain, counts(standing, domain.name(), measurement), standing.live(domain.name())));
                bar.update(reports.size(), domains.size(), "domains");
            }
        }
        return reports;
    }

    private static RecordCounts counts(Standing standing, String domain, DomainMeasurement measurement) {
        JsonNode arrived = standing.arrived(domain);
        Map<String, Long> reasons = new TreeMap<>();
        arrived.path("rejected")
                .properties()
                .forEach(each -> reasons.put(each.getKey(), each.getValue().asLong()));
        return new RecordCounts(
                measurement.offered(domain),
                arrived.path("accepted").asLong(),
                reasons.values().stream().mapToLong(Long::longValue).sum(),
                reasons,
                arrived.path("duplicates").asLong(),
                standing.progress(domain).path("trainedRecords").asLong(),
                arrived.path("heldOut").asLong());
    }

    private void publish(DemoReport report, Optional<Path> file) throws IOException {
        out.println();
        out.println(ReportText.of(report));
        if (file.isPresent()) {
            Files.write(
                    file.get(),
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
            out.println("The report is also in " + file.get());
        }
        out.flush();
    }
}
