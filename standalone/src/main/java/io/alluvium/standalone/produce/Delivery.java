package io.alluvium.standalone.produce;

import io.alluvium.standalone.input.SourceRecord;

/** A way to hand records over. */
public interface Delivery extends AutoCloseable {

    /** Takes a record; it may be sent later, with others. */
    void offer(String file, SourceRecord record);

    /** Sends what waits, and returns when it is acknowledged. */
    void flush();

    /** Asks that everything so far is learned now. */
    void cut();

    /** How many records were taken. */
    long soFar();

    /** What became of them. */
    Outcome outcome();

    @Override
    void close();
}
