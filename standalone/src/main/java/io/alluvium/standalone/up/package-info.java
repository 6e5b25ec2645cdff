/**
 * Everything in one process. In: settings from the command line. Out: a broker, the four services, and a clean stop: the
 * services first, the broker last.
 */
@NullMarked
package io.alluvium.standalone.up;

import org.jspecify.annotations.NullMarked;
