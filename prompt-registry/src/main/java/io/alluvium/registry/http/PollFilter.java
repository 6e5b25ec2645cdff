package io.alluvium.registry.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets {@code GET /v1/events?after=...&wait=30s} be a poll: one address, and no header needed to ask either way. */
public class PollFilter {

    private static final String EVENTS = "/v1/events";

    /** Looks at the address before a resource is chosen by it. */
    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (!uri.getPath().equals(EVENTS)) {
            return;
        }
        MultivaluedMap<String, String> asked = uri.getQueryParameters();
        String accept = String.valueOf(request.getHeaderString(HttpHeaders.ACCEPT));
        if ((asked.containsKey("after") || asked.containsKey("wait"))
                && !accept.contains(MediaType.SERVER_SENT_EVENTS)) {
            request.setRequestUri(
                    uri.getRequestUriBuilder().replacePath(EVENTS + "/poll").build());
        }
    }
}
