package io.alluvium.worker.http;

import io.alluvium.worker.prompt.ServedVersion;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The version that an answer was made with, as it stands in every answer.
 *
 * @param domain the domain, or base
 * @param version the version's number; 0 for the frozen model alone
 * @param digest the version's identity
 */
@Schema(name = "ServedVersion", description = "The prompt version that the answer was made with")
public record Served(
        @Schema(examples = "news") String domain,
        @Schema(examples = "7") int version,

        @Schema(examples = "9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de")
        String digest) {

    /** The header with the version, as domain@number. */
    static final String VERSION_HEADER = "X-Alluvium-Version";

    /** The header with the digest. */
    static final String DIGEST_HEADER = "X-Alluvium-Digest";

    static Served of(ServedVersion version) {
        return new Served(version.domain(), version.version(), version.digest());
    }

    /** Adds the headers. */
    ResponseBuilder on(ResponseBuilder response) {
        return response.header(VERSION_HEADER, domain + "@" + version).header(DIGEST_HEADER, digest);
    }
}
