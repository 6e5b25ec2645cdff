/**
 * What the benchmarks share. In: what a measurement needs around it. Out: a directory that is empty before and after,
 * and an Alluvium in a process of its own.
 */
@NullMarked
package io.alluvium.standalone.bench;

import org.jspecify.annotations.NullMarked;
