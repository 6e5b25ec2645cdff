/** Runs that survive a kill. In: jobs. Out: their results, each run once by whichever process claims it. */
@NullMarked
package io.alluvium.standalone.stream.work;

import org.jspecify.annotations.NullMarked;
