package io.alluvium.ingest;

import io.alluvium.ingest.settle.SettleSettings;
import io.alluvium.ingest.validate.ValidationSettings;

/**
 * What the topology goes by.
 *
 * @param validation what may be learned from
 * @param heldOutOneIn one text in that many is held out; 0 for none
 * @param settle memory of duplicates and cuts
 * @param largestRejectBytes the largest refused record that is copied with its value
 */
public record IngestSettings(
        ValidationSettings validation, int heldOutOneIn, SettleSettings settle, int largestRejectBytes) {

    /** Checks the numbers. */
    public IngestSettings {
        if (heldOutOneIn < 0 || heldOutOneIn == 1) {
            throw new IllegalArgumentException("alluvium.ingest.held-out-one-in must be 0 (none) or at least 2, but is "
                    + heldOutOneIn + "; with 1 nothing would be learned");
        }
        if (largestRejectBytes < 1) {
            throw new IllegalArgumentException(
                    "alluvium.ingest.largest-reject-bytes must be positive, but is " + largestRejectBytes);
        }
    }
}
