package io.alluvium.standalone.produce;

/**
 * A record that was refused.
 *
 * @param file its file
 * @param line the line at which it begins
 * @param reason why, as a code
 * @param detail why, for people
 */
public record Refused(String file, long line, String reason, String detail) {}
