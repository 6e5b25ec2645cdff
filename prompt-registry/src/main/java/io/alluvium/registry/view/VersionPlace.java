package io.alluvium.registry.view;

/**
 * A version by name, as the place up to which a list was read.
 *
 * @param domain the domain
 * @param version the number
 */
public record VersionPlace(String domain, int version) {}
