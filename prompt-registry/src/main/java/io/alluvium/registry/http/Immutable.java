package io.alluvium.registry.http;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Supplier;

/** Answers that never change, so that every cache may keep them. */
final class Immutable {

    private static final int YEAR_SECONDS = 31_536_000;

    private Immutable() {}

    /** The answer, or 304 where the client has it. */
    static Response answer(Request request, EntityTag tag, Supplier<?> body) {
        CacheControl forever = new CacheControl();
        forever.setMaxAge(YEAR_SECONDS);
        forever.getCacheExtension().putAll(Map.of("public", "", "immutable", ""));
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = known != null ? known : Response.ok(body.get());
        return response.tag(tag).cacheControl(forever).build();
    }
}
