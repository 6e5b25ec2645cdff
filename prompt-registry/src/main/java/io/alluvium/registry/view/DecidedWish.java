package io.alluvium.registry.view;

import org.apache.avro.specific.SpecificRecord;

/**
 * An entry of a domain's history.
 *
 * @param offset where it stands in the log of the domain's partition
 * @param wish the move, retirement or change of a tag, accepted or refused
 */
public record DecidedWish(long offset, SpecificRecord wish) {}
