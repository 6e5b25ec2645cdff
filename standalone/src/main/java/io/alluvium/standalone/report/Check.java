package io.alluvium.standalone.report;

/**
 * A thing that must hold.
 *
 * @param what it says
 * @param holds whether it holds
 * @param found what was found
 */
public record Check(String what, boolean holds, String found) {}
