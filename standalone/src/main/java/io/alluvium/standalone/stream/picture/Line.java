package io.alluvium.standalone.stream.picture;

/**
 * A line of a chart.
 *
 * @param name what the legend calls it
 * @param x places
 * @param y heights
 */
record Line(String name, double[] x, double[] y) {}
