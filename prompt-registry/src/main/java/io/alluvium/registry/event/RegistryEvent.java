package io.alluvium.registry.event;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Something that this node just learned.
 *
 * @param mark where in the registry log it stands; null for the passing news of workers and learners
 * @param record the version, alias move, acknowledgement or progress
 */
public record RegistryEvent(@Nullable LogMark mark, SpecificRecord record) {}
