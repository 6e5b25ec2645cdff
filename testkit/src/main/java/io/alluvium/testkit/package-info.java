/** What the tests of several modules share. In: nothing. Out: a broker, fixtures and contract suites. */
@NullMarked
package io.alluvium.testkit;

import org.jspecify.annotations.NullMarked;
