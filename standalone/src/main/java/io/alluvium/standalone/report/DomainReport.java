package io.alluvium.standalone.report;

import java.util.List;

/**
 * One domain in the report.
 *
 * @param domain its name
 * @param records what became of its records
 * @param versions its versions in order
 * @param liveVersion the one that is live at the end
 * @param heldOut its regimes on held-out text
 * @param forgetting what was lost
 */
public record DomainReport(
        String domain,
        RecordCounts records,
        List<VersionLine> versions,
        int liveVersion,
        List<RegimeReport> heldOut,
        Forgetting forgetting) {}
