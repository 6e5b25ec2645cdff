package io.alluvium.registry.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Immutable bytes, whole or a range of them (RFC 9110, section 14), with their digest (RFC 9530). */
public final class Download {

    private final String sha256;
    private final EntityTag tag;
    private final byte[] bytes;

    /** The bytes of that digest, under an entity tag. */
    public Download(String sha256, EntityTag tag, byte[] bytes) {
        this.sha256 = sha256;
        this.tag = tag;
        this.bytes = bytes;
    }

    /** The bytes of that digest as the client asks for them. */
    static Response answer(String sha256, byte[] bytes, Request request, HttpHeaders headers) {
        return new Download(sha256, new EntityTag("sha256:" + sha256), bytes).answer(request, headers);
    }

    /** The bytes as the client asks for them. */
    public Response answer(Request request, HttpHeaders headers) {
        Response whole = Immutable.answer(request, tag, () -> bytes);
        if (whole.getStatus() != Response.Status.OK.getStatusCode()) {
            return whole;
        }
        Optional<ByteRange> range = request.getMethod().equals(HttpMethod.GET) && stillMeant(headers)
                ? ByteRange.of(headers.getHeaderString("Range"), bytes.length)
                : Optional.empty();
        Response.ResponseBuilder response = Response.fromResponse(whole);
        range.ifPresent(part -> response.status(Response.Status.PARTIAL_CONTENT)
                .entity(Arrays.copyOfRange(bytes, part.first(), part.last() + 1))
                .header("Content-Range", part.of(bytes.length)));
        return response.header("Accept-Ranges", "bytes")
                .header("Repr-Digest", "sha-256=:" + base64(sha256) + ":")
                .build();
    }

    /** If-Range asks for the whole where the client has a part of something else. */
    private boolean stillMeant(HttpHeaders headers) {
        @Nullable String ifRange = headers.getHeaderString("If-Range");
        return ifRange == null || ifRange.trim().equals("\"" + tag.getValue() + "\"");
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
