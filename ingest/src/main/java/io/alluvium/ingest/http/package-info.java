/** The door for producers without Kafka. In: JSON and NDJSON requests. Out: an answer per record after the broker has it. */
@NullMarked
package io.alluvium.ingest.http;

import org.jspecify.annotations.NullMarked;
