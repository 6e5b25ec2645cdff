package io.alluvium.standalone.report;

import java.util.List;

/**
 * The requests that were answered while records streamed.
 *
 * @param completions how many were answered
 * @param errors how many were not
 * @param errorSamples some of the reasons
 * @param versionChanges how often two answers of the same domain in a row came from different versions
 * @param notLive answers whose digest was not live at any moment of the request
 * @param latencyMillis how long they took
 */
public record Serving(
        int completions,
        int errors,
        List<String> errorSamples,
        int versionChanges,
        int notLive,
        Percentiles latencyMillis) {}
