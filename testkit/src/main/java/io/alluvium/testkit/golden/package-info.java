/**
 * What earlier versions of the program stored. In: folders of a module's test resources, one for each form that was ever
 * written. Out: their bytes, for today's program to read.
 */
@NullMarked
package io.alluvium.testkit.golden;

import org.jspecify.annotations.NullMarked;
