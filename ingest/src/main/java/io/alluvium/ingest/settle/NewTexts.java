package io.alluvium.ingest.settle;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/**
 * Tells of most new texts that they are new, without a look into the store: a filter of the keys of each bucket of the
 * {@link DuplicateWindow}. It is never wrong about a text that it calls new. Nearly all texts are, and looking for what is
 * not there is the dearest thing to ask RocksDB for.
 */
final class NewTexts {

    private final int mostTexts;
    private final Map<Long, GrowingFilter> buckets = new HashMap<>();

    /**
     * Knows of no text yet.
     *
     * @param mostTexts for how many texts a bucket's filter grows
     */
    NewTexts(int mostTexts) {
        this.mostTexts = mostTexts;
    }

    /** Whether a text is surely not in a bucket, given that all that was put into the bucket was added here. */
    boolean isNew(Bytes key, long bucket) {
        GrowingFilter known = buckets.get(bucket);
        return known == null || !known.mayHold(key.get());
    }

    /** From now on that text may be in that bucket. */
    void add(Bytes key, long bucket) {
        buckets.computeIfAbsent(bucket, any -> new GrowingFilter(mostTexts)).put(key.get());
    }

    /** Buckets that begin before that are asked for no more. */
    void forgetBefore(long bucket) {
        buckets.keySet().removeIf(each -> each < bucket);
    }
}
