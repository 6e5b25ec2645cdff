/**
 * The demo: streams the sample domains through a running Alluvium, asks it meanwhile, and measures. In: a server and its
 * brokers. Out: a report.
 */
@NullMarked
package io.alluvium.standalone.demo;

import org.jspecify.annotations.NullMarked;
