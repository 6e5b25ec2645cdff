package io.alluvium.standalone.stream.picture;

/**
 * A picture of the report.
 *
 * @param name part of its file's name
 * @param caption what it shows
 * @param png the file's bytes
 */
record Picture(String name, String caption, byte[] png) {}
