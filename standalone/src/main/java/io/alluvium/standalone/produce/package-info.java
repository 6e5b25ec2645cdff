/** Two ways of handing records over: HTTP and Kafka. In: records of files. Out: what became of them. */
@NullMarked
package io.alluvium.standalone.produce;

import org.jspecify.annotations.NullMarked;
