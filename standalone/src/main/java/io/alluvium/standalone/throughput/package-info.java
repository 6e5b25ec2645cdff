/**
 * What a record costs in ingest. In: how many records, over how many domains. Out: a report that sets the whole path
 * of ingest beside a bare transactional loop of the plain clients and two steps between them, measured in turns on one
 * real broker.
 */
@NullMarked
package io.alluvium.standalone.throughput;

import org.jspecify.annotations.NullMarked;
