/** The second half of the topology, with memory, one task per group of domains. In: candidates, refusals and wishes by domain. Out: examples, cuts and notes on refusals; counts per domain stay in a store. */
@NullMarked
package io.alluvium.ingest.settle;

import org.jspecify.annotations.NullMarked;
