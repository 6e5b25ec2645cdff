/**
 * What every node knows. In: the registry log, the workers' acknowledgements and the learners' progress. Out: answers
 * to reads, without asking another node.
 */
@NullMarked
package io.alluvium.registry.view;

import org.jspecify.annotations.NullMarked;
