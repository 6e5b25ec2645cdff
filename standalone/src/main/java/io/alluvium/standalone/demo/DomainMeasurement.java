package io.alluvium.standalone.demo;

import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import io.alluvium.standalone.report.DomainReport;
import io.alluvium.standalone.report.Forgetting;
import io.alluvium.standalone.report.Measured;
import io.alluvium.standalone.report.RecordCounts;
import io.alluvium.standalone.report.RegimeReport;
import io.alluvium.standalone.report.VersionLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures one domain at the end: the frozen model, the live version, and earlier live versions on the first regime. */
final class DomainMeasurement {

    private static final String BASE = "base";

    private final Ruler ruler;
    private final Witness witness;
    private final Streaming streaming;

    DomainMeasurement(DemoPlace place, Witness witness, Streaming streaming) {
        this.ruler = new Ruler(place.client());
        this.witness = witness;
        this.streaming = streaming;
    }

    long offered(String domain) {
        return streaming.offered(domain);
    }

    DomainReport of(SampleDomain domain, RecordCounts counts, int live) {
        List<RegimeReport> regimes = new ArrayList<>();
        for (int regime = 0; regime < domain.heldOut().size(); regime++) {
            List<String> texts = domain.heldOut().get(regime);
            regimes.add(RegimeReport.of(
                    regime, ruler.measure(BASE, texts), ruler.measure(live == 0 ? BASE : domain.name(), texts)));
        }
        return new DomainReport(
                domain.name(),
                counts,
                versions(domain.name()),
                live,
                regimes,
                new Forgetting(
                        lossOverBest(domain, live, regimes.get(0).live()),
                        loss(regimes) - lossAfterItsStage(domain.name())));
    }

    private double lossOverBest(SampleDomain domain, int live, Measured last) {
        double best = Double.POSITIVE_INFINITY;
        for (WorkerAcknowledgement swap : witness.swaps(domain.name())) {
            if (swap.getVersion() < live) {
                String name = domain.name() + "@" + swap.getVersion();
                best = Math.min(
                        best, ruler.measure(name, domain.heldOut().get(0)).loss());
            }
        }
        return Double.isInfinite(best) ? 0 : last.loss() - best;
    }

    private double lossAfterItsStage(String domain) {
        int stage = streaming.stages().names().indexOf(domain);
        return streaming.stages().losses().at(stage, stage);
    }

    private static double loss(List<RegimeReport> regimes) {
        double nats = 0;
        long tokens = 0;
        for (RegimeReport regime : regimes) {
            nats += regime.live().loss() * regime.live().tokens();
            tokens += regime.live().tokens();
        }
        return nats / tokens;
    }

    private List<VersionLine> versions(String domain) {
        Map<String, Double> swapMillis = new HashMap<>();
        witness.swaps(domain).forEach(swap -> swapMillis.put(swap.getDigest(), swap.getSwapMillis()));
        List<VersionLine> lines = new ArrayList<>();
        for (VersionManifest version : witness.versions(domain)) {
            lines.add(new VersionLine(
                    version.getVersion(),
                    version.getDigest(),
                    version.getVerdict().getPassed(),
                    version.getVerdict().getReason(),
                    version.getExamples().getTrainedRecords(),
                    swapMillis.get(version.getDigest())));
        }
        return lines;
    }
}
