package io.alluvium.standalone.throughput;

/** One of those that take the records topic and write committed examples. */
interface Contestant {

    /** The topic that its examples go to. */
    String output();

    /** Starts on whatever was written since it stopped. */
    void start() throws InterruptedException;

    /** Ends; fails with what made it fail before. */
    void stop() throws InterruptedException;
}
