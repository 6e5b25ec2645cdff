package io.alluvium.standalone.report;

import org.jspecify.annotations.Nullable;

/**
 * A version in the report.
 *
 * @param version its number
 * @param digest its identity
 * @param passed the gate's verdict
 * @param reason the gate's words
 * @param trainedRecords what it had learned
 * @param swapMillis how long the worker took to swap to it; absent: it was never served as live
 */
public record VersionLine(
        int version,
        String digest,
        boolean passed,
        String reason,
        long trainedRecords,
        @Nullable Double swapMillis) {}
