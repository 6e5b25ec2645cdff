package io.alluvium.standalone.stream.work;

/** Hears how far the work is. */
@FunctionalInterface
public interface Progress {

    /** So many of all records are learned; the remark says what is being done and how long it will take. */
    void at(long done, long all, String remark);
}
