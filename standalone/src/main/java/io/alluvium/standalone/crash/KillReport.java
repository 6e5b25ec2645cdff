package io.alluvium.standalone.crash;

/** What came of killing processes again and again. */
public interface KillReport {

    /** Whether all that was promised was kept. */
    boolean clean();

    /** The report for people. */
    String text();
}
