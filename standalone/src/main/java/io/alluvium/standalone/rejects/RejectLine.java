package io.alluvium.standalone.rejects;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.ReplayHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A reject in a list.
 *
 * @param id partition-offset in the rejects topic
 * @param rejectedAt when it was refused
 * @param domain the domain as ingest took it; empty where nothing names one
 * @param reason why, as a code
 * @param detail why, for people
 * @param sizeBytes size of the original value; absent where it is not here
 * @param bytes where the original bytes are
 * @param origin the place that it was refused from
 * @param replayOf the reject that it was offered again from; absent for the first one
 * @param first the first reject of this record; absent for the first one
 * @param replayedAt when it was offered again; absent: never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RejectLine(
        String id,
        String rejectedAt,
        String domain,
        String reason,
        String detail,
        @Nullable Long sizeBytes,
        Reject.Bytes bytes,
        @Nullable Place origin,
        @Nullable String replayOf,
        @Nullable String first,
        @Nullable String replayedAt) {

    /** A place in a topic. */
    public record Place(String topic, int partition, long offset) {

        static Place of(Origin origin) {
            return new Place(origin.getTopic(), origin.getPartition(), origin.getOffset());
        }

        @Override
        public String toString() {
            return topic + "/" + partition + "@" + offset;
        }
    }

    /** A reject, and when it was offered again, if it was. */
    public static RejectLine of(Reject reject, @Nullable Instant replayedAt) {
        String replayOf = reject.header(ReplayHeaders.OF).orElse(null);
        return new RejectLine(
                reject.id().toString(),
                time(reject.rejectedAtMillis()),
                reject.domain(),
                reject.reason(),
                reject.detail(),
                reject.sizeBytes() < 0 ? null : (Long) reject.sizeBytes(),
                reject.bytes(),
                reject.origin().map(Place::of).orElse(null),
                replayOf,
                replayOf == null ? null : reject.first(),
                replayedAt == null ? null : time(replayedAt.toEpochMilli()));
    }

    /** A time for people and programs. */
    public static String time(long millis) {
        return millis < 0
                ? "-"
                : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
