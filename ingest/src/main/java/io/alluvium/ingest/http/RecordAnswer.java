package io.alluvium.ingest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one record of a request.
 *
 * @param index its place among the records of the request, from 0; blank lines do not count
 * @param id the id that it came with, if any
 * @param status accepted or rejected
 * @param reason why it was rejected, as a code
 * @param detail why it was rejected, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordAnswer(
        int index,
        @Nullable String id,
        String status,
        @Nullable String reason,
        @Nullable String detail) {

    static final String ACCEPTED = "accepted";
    static final String REJECTED = "rejected";

    boolean isAccepted() {
        return status.equals(ACCEPTED);
    }
}
