package io.alluvium.worker.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.worker.InferenceWorker;
import io.alluvium.worker.WorkerLifecycle;
import io.alluvium.worker.predict.Choice;
import io.alluvium.worker.predict.CompletionRequest;
import io.alluvium.worker.predict.Prediction;
import io.alluvium.worker.prompt.ServedVersion;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Continues texts, in the shape of OpenAI's completions. */
@Path("/v1/completions")
@Tag(name = "Inference")
public class CompletionResource {

    private static final String ENDPOINT = "completions";

    private final WorkerLifecycle lifecycle;
    private final ObjectMapper json;
    private final SecureRandom seeds = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    /** Made by the container. */
    public CompletionResource(WorkerLifecycle lifecycle, ObjectMapper json) {
        this.lifecycle = lifecycle;
        this.json = json;
    }

    /** Continues texts with the version that the model names at this moment. */
    @POST
    @Blocking
    @Operation(
            summary = "Continues texts",
            description = "model names a domain (its live version), domain@version, domain:alias, or base (the frozen"
                    + " model alone). With stream, pieces come as server-sent events, [DONE] at last.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CompletionFields.class)))
    @APIResponse(
            responseCode = "200",
            description = "The continuations",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CompletionAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "An error in OpenAI's shape: 400, 404, 409, 429, 502 or 503",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OpenAiError.class)))
    public Response complete(@Nullable String body) {
        InferenceWorker worker = lifecycle.worker();
        RequestReader fields = RequestReader.of(json, body);
        CompletionRequest request = CompletionReader.read(fields, seeds::nextLong);
        boolean stream = fields.flag("stream", false);
        Prediction prediction = worker.predictor().begin(request);
        Served served = Served.of(prediction.served());
        CompletionAnswer.Head head = new CompletionAnswer.Head(
                "cmpl-" + UUID.randomUUID(), clock.instant().getEpochSecond(), request.model(), served);
        worker.metrics().answered(ENDPOINT, prediction.served());
        if (stream) {
            return stream(prediction, head, fields.flagIn("stream_options", "include_usage"));
        }
        return whole(prediction, head);
    }

    private Response whole(Prediction prediction, CompletionAnswer.Head head) {
        try (prediction) {
            List<Choice> choices = new ArrayList<>();
            List<CompletionAnswer.Item> items = new ArrayList<>();
            for (int index = 0; index < prediction.size(); index++) {
                Choice choice = prediction.run(index, piece -> true);
                count(prediction.served(), choice);
                choices.add(choice);
                items.add(CompletionAnswer.Item.whole(index, choice));
            }
            return head.served()
                    .on(Response.ok(head.with(items, CompletionAnswer.Usage.of(choices))))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
    }

    private Response stream(Prediction prediction, CompletionAnswer.Head head, boolean usage) {
        ServedVersion served = prediction.served();
        CompletionStream stream = new CompletionStream(prediction, head, json, usage, choice -> count(served, choice));
        return head.served()
                .on(Response.ok(stream))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .type(MediaType.SERVER_SENT_EVENTS_TYPE)
                .build();
    }

    private void count(ServedVersion served, Choice choice) {
        lifecycle.worker().metrics().generated(served, choice);
    }

    /** Turns any failure into an error in OpenAI's shape. */
    @ServerExceptionMapper(Throwable.class)
    public Response failed(Throwable failure) {
        lifecycle.worker().metrics().refused(ENDPOINT, Errors.code(failure));
        return Errors.response(failure);
    }
}
