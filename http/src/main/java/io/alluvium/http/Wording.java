package io.alluvium.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** How a part of the API words its refusals; what belongs to no such part is refused with a {@link Problem}. */
public interface Wording {

    /** The paths of this part, each for itself and all below it. */
    List<String> paths();

    /** The body of a refusal. */
    Object refusal(Response.StatusType status, String detail);

    /** The media type of that body. */
    MediaType type();
}
