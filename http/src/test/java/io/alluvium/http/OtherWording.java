package io.alluvium.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** A part of the API with words of its own. */
@Singleton
class OtherWording implements Wording {

    @Override
    public List<String> paths() {
        return List.of("/v1/other");
    }

    @Override
    public Object refusal(Response.StatusType status, String detail) {
        return Map.of("no", detail);
    }

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_JSON_TYPE;
    }
}
