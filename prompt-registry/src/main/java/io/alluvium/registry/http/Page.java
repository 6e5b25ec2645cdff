package io.alluvium.registry.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, with the header {@code Link} that names the next one where there is more. One entry more than asked
 * for is fetched to know that.
 *
 * @param <T> what is listed
 */
final class Page<T> {

    private static final int MOST = 10_000;

    private final List<T> fetched;
    private final int limit;
    private final UriInfo uri;
    private String parameter = "cursor";
    private @Nullable String next;

    private Page(List<T> fetched, int limit, UriInfo uri) {
        this.fetched = fetched;
        this.limit = limit;
        this.uri = uri;
    }

    /** How many to fetch for a page of that many. */
    static int fetched(int limit) {
        return bounded(limit) + 1;
    }

    /** A page of what was fetched. */
    static <T> Page<T> of(List<T> fetched, int limit, UriInfo uri) {
        return new Page<>(fetched, bounded(limit), uri);
    }

    /** The page after this one begins behind its last entry, which makes the cursor. */
    Page<T> next(Function<T, String> cursor) {
        next = fetched.size() > limit ? cursor.apply(fetched.get(limit - 1)) : null;
        return this;
    }

    /** The same where the cursor has another name. */
    Page<T> next(String parameter, Function<T, String> cursor) {
        this.parameter = parameter;
        return next(cursor);
    }

    /** The answer. */
    Response answer(Function<T, Stream<?>> view) {
        List<?> shown = fetched.stream().limit(limit).flatMap(view).toList();
        Response.ResponseBuilder response = Response.ok(shown);
        if (next != null) {
            URI link = uri.getRequestUriBuilder()
                    .replaceQueryParam(parameter, next)
                    .build();
            response.header(HttpHeaders.LINK, "<" + link.getRawPath() + "?" + link.getRawQuery() + ">; rel=\"next\"");
        }
        return response.build();
    }

    private static int bounded(int limit) {
        return Math.min(MOST, Math.max(1, limit));
    }
}
