/**
 * The registry over HTTP. In: requests. Out: JSON, files, streams of events, or problems. Nothing is decided here: reads
 * come from the view, writes wait for the log.
 */
@NullMarked
package io.alluvium.registry.http;

import org.jspecify.annotations.NullMarked;
