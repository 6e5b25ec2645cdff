package io.alluvium.ingest.run;

/** The topology is not running here now, so that its stores cannot be read. Trying again later helps. */
public final class StreamsAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StreamsAwayException(String state) {
        super("Reading the ledgers: the ingest stream is " + state
                + " and not running. It waits for the broker or restores its state; try again in some seconds.");
    }
}
