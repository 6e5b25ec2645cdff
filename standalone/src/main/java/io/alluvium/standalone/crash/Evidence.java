package io.alluvium.standalone.crash;

import io.alluvium.schemas.blob.BlobStore;
import java.util.List;
import java.util.Map;

/**
 * All that an audit looks at.
 *
 * @param acknowledged the texts that ingest has acknowledged to the producer, by domain
 * @param learned what the learners themselves have counted, by domain
 * @param serving the digest that the worker answers with now, by domain; empty where the domain has no live version
 * @param replies every answer of the worker so far
 * @param log what is committed
 * @param blobs the files of versions
 */
record Evidence(
        Map<String, List<String>> acknowledged,
        Map<String, Learned> learned,
        Map<String, String> serving,
        List<Questions.Reply> replies,
        LogSnapshot log,
        BlobStore blobs) {

    /**
     * Counts out of a learner's state.
     *
     * @param taken examples that it was given
     * @param trained those of them that it learned
     * @param heldOut those of them that it keeps for the gate
     * @param pending those of them that wait for their batch
     */
    record Learned(long taken, long trained, long heldOut, long pending) {}
}
