package io.alluvium.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A resource to knock at. */
@Path("/v1/stones")
@Produces(MediaType.TEXT_PLAIN)
public class Stones {

    @GET
    @Path("/{number: [0-9]{1,9}}")
    public String stone(int number) {
        return "stone " + number;
    }

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    public String grind(String stone) {
        return "sand of " + stone;
    }

    @POST
    @Consumes("application/x-ndjson")
    public String grindAll(String stones) {
        return "sand of " + stones.lines().count();
    }
}
