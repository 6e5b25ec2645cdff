package io.alluvium.standalone.input;

/**
 * A record to offer, with the place where it came from.
 *
 * @param place the line of the file at which it begins, from 1
 * @param json what is sent, in one line; may be malformed where the file is, since the server judges it
 */
public record SourceRecord(long place, String json) {}
