/**
 * Checks that many modules make the same way. In: what a test started, or a module's classes. Out: a failure that says
 * what was left behind or out of order.
 */
@NullMarked
package io.alluvium.testkit.check;

import org.jspecify.annotations.NullMarked;
