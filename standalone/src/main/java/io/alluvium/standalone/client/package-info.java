/** A running Alluvium over HTTP, as the commands see it. In: requests. Out: JSON, or an exception that says what to do. */
@NullMarked
package io.alluvium.standalone.client;

import org.jspecify.annotations.NullMarked;
