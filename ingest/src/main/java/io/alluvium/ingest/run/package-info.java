/** Running the topology inside Quarkus. In: the configuration. Out: a running Kafka Streams instance, its health, and readable counts. */
@NullMarked
package io.alluvium.ingest.run;

import org.jspecify.annotations.NullMarked;
