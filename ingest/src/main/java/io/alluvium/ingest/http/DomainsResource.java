package io.alluvium.ingest.http;

import io.alluvium.ingest.IngestConfig;
import io.alluvium.ingest.run.IngestStreams;
import io.alluvium.ingest.run.StreamsAwayException;
import io.alluvium.ingest.validate.ValidationResult;
import io.alluvium.schemas.RejectionReason;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The door for producers without Kafka, and what arrived per domain. */
@Path("/v1/domains")
@Tag(name = "ingest")
@Blocking
public class DomainsResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final int SOME_REJECTED = 207;

    private final IngestConfig config;
    private final RecordDoor door;
    private final IngestStreams streams;

    /** A resource in front of that door and that stream. */
    public DomainsResource(IngestConfig config, RecordDoor door, IngestStreams streams) {
        this.config = config;
        this.door = door;
        this.streams = streams;
    }

    /** Takes one record. */
    @POST
    @Path("/{domain}/records")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Offer one record: {id?, text, source?, timestampMillis?, attributes?}")
    @APIResponse(responseCode = "200", description = "Accepted; the broker has it")
    @APIResponse(responseCode = "207", description = "Rejected; the result says why")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "503", description = "The broker is away; nothing is acknowledged, send it again")
    public Response record(@PathParam("domain") String domain, InputStream body)
            throws IOException, InterruptedException {
        return admit(domain, body, BoundedBody::single);
    }

    /** Takes many records, one per line. */
    @POST
    @Path("/{domain}/records")
    @Consumes(NDJSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Offer many records, one JSON object per line, and get an answer for each")
    @APIResponse(responseCode = "200", description = "All accepted; the broker has them")
    @APIResponse(responseCode = "207", description = "Some rejected; the results say which and why")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "503", description = "The broker is away; nothing is acknowledged, send it again")
    public Response records(@PathParam("domain") String domain, InputStream body)
            throws IOException, InterruptedException {
        return admit(domain, body, BoundedBody::lines);
    }

    /** Asks for a cut. */
    @POST
    @Path("/{domain}/cut")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "End the open batch of a domain, so that what came so far is learned now")
    @APIResponse(responseCode = "202", description = "Asked; the cut comes after all records admitted before")
    public Response cut(@PathParam("domain") String domain) throws InterruptedException {
        if (door.name(domain) instanceof ValidationResult.Rejected no) {
            return badDomain(no);
        }
        door.askForCut(domain);
        return Response.accepted(Map.of("domain", domain)).build();
    }

    /** What arrived per domain. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Counts per domain, of the partitions that this process works on",
            description = "With whole = false other processes work on the other partitions: ask each of them, and add"
                    + " their lists.")
    public DomainAnswer.All domains() {
        List<DomainAnswer> domains = streams.ledgers().entrySet().stream()
                .map(entry -> DomainAnswer.of(entry.getKey(), entry.getValue()))
                .toList();
        IngestStreams.Share share = streams.share();
        return new DomainAnswer.All(domains, share.whole(), share.here(), share.all());
    }

    private Response admit(String domain, InputStream body, Function<BoundedBody, List<byte[]>> split)
            throws IOException, InterruptedException {
        if (door.name(domain) instanceof ValidationResult.Rejected no) {
            return badDomain(no);
        }
        Optional<BoundedBody> read = BoundedBody.read(body, config.maxBodyBytes());
        if (read.isEmpty()) {
            return Refusals.response(
                    Response.Status.REQUEST_ENTITY_TOO_LARGE,
                    "BODY_TOO_LARGE",
                    "The body has more than " + config.maxBodyBytes() + " bytes; send the records in several requests");
        }
        BatchAnswer answer = door.admit(domain, split.apply(read.get()));
        return Response.status(answer.rejected() == 0 ? Response.Status.OK.getStatusCode() : SOME_REJECTED)
                .entity(answer)
                .build();
    }

    private static Response badDomain(ValidationResult.Rejected no) {
        Response.Status status =
                no.reason() == RejectionReason.UNKNOWN_DOMAIN ? Response.Status.NOT_FOUND : Response.Status.BAD_REQUEST;
        return Refusals.response(status, no.reason().name(), no.detail());
    }

    /** The broker is away. */
    @ServerExceptionMapper
    public Response brokerAway(BrokerAwayException away) {
        return Refusals.response(Response.Status.SERVICE_UNAVAILABLE, "BROKER_AWAY", String.valueOf(away.getMessage()));
    }

    /** The stream is not running. */
    @ServerExceptionMapper
    public Response streamAway(StreamsAwayException away) {
        return Refusals.response(Response.Status.SERVICE_UNAVAILABLE, "STREAM_AWAY", String.valueOf(away.getMessage()));
    }
}
