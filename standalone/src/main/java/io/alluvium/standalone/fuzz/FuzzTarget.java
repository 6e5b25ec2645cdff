package io.alluvium.standalone.fuzz;

import io.alluvium.standalone.fuzz.cases.Dice;

/** Something that reads input from outside. It is used by one thread at a time, and each case is on its own. */
public interface FuzzTarget extends AutoCloseable {

    /** What it is. */
    Profile profile();

    /** The input of a case: a function of the dice alone. */
    byte[] make(Dice dice);

    /** Reads the input as the system would, and checks what comes out of it. */
    Verdict read(byte[] input) throws Exception;

    @Override
    default void close() throws Exception {}
}
