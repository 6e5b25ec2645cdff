/**
 * Hostile input for everything that reads input. In: a seed, how many cases, and the targets of the catalogue. Out: what
 * was accepted, what was refused with a reason, and findings: crashes, hangs and runaway memory, each with the command
 * that shows it again.
 */
@NullMarked
package io.alluvium.standalone.fuzz;

import org.jspecify.annotations.NullMarked;
