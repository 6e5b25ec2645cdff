package io.alluvium.ingest.http;

import java.util.List;

/**
 * The answer to a request. Accepted means: the broker has it and nothing speaks against it; whether the same text was
 * there before is found by the stream, and counted in {@code GET /v1/domains}.
 *
 * @param accepted number of accepted records
 * @param rejected number of rejected records
 * @param results one answer per record, in order
 */
public record BatchAnswer(int accepted, int rejected, List<RecordAnswer> results) {

    static BatchAnswer of(List<RecordAnswer> results) {
        int accepted = Math.toIntExact(
                results.stream().filter(RecordAnswer::isAccepted).count());
        return new BatchAnswer(accepted, results.size() - accepted, results);
    }
}
