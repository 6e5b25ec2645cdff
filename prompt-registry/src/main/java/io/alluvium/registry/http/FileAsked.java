package io.alluvium.registry.http;

import jakarta.ws.rs.PathParam;

/**
 * Which file is asked for.
 *
 * @param domain the domain
 * @param version the version's number
 * @param name the file's name in the PEFT directory
 */
public record FileAsked(
        @PathParam("domain") String domain,
        @PathParam("version") int version,
        @PathParam("name") String name) {}
