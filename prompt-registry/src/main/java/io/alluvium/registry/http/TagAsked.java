package io.alluvium.registry.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The request line and headers of a request about a tag.
 *
 * @param domain the domain
 * @param version the version
 * @param tag the tag
 * @param ifMatch the header If-Match
 * @param ifNoneMatch the header If-None-Match
 */
public record TagAsked(
        @PathParam("domain") String domain,
        @PathParam("version") int version,
        @PathParam("tag") String tag,
        @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,

        @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {}
