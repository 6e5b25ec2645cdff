package io.alluvium.ingest.http;

import io.alluvium.http.Problem;
import io.alluvium.http.Wording;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** How the door for records refuses: with problems whose codes are spelled like the reasons of rejections. */
@Singleton
final class Refusals implements Wording {

    private static final MediaType TYPE = MediaType.valueOf(Problem.MEDIA_TYPE);

    /** The answer that says so. */
    static Response response(Response.Status status, String code, String detail) {
        return Response.status(status)
                .type(TYPE)
                .entity(problem(status, code, detail))
                .build();
    }

    private static Problem problem(Response.StatusType status, String code, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, code);
    }

    @Override
    public List<String> paths() {
        return List.of("/v1/domains");
    }

    @Override
    public Object refusal(Response.StatusType status, String detail) {
        return problem(status, status.getReasonPhrase().toUpperCase(Locale.ROOT).replace(' ', '_'), detail);
    }

    @Override
    public MediaType type() {
        return TYPE;
    }
}
