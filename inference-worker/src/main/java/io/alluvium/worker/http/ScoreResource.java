package io.alluvium.worker.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.worker.InferenceWorker;
import io.alluvium.worker.WorkerLifecycle;
import io.alluvium.worker.predict.ScoreRequest;
import io.alluvium.worker.predict.Scores;
import io.alluvium.worker.predict.TextScore;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Measures how well texts are foreseen, with or without a prompt. */
@Path("/v1/score")
@Tag(name = "Inference")
public class ScoreResource {

    private static final String ENDPOINT = "score";

    private final WorkerLifecycle lifecycle;
    private final ObjectMapper json;

    /** Made by the container. */
    public ScoreResource(WorkerLifecycle lifecycle, ObjectMapper json) {
        this.lifecycle = lifecycle;
        this.json = json;
    }

    /** Scores texts with the version that the model names at this moment. */
    @POST
    @Blocking
    @Operation(
            summary = "Loss and perplexity of texts",
            description = "Long texts are cut into windows; none of them is left out.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScoreFields.class)))
    @APIResponse(
            responseCode = "200",
            description = "The scores",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScoreAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "An error in OpenAI's shape",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OpenAiError.class)))
    public Response score(@Nullable String body) {
        InferenceWorker worker = lifecycle.worker();
        ScoreRequest request = ScoreReader.read(RequestReader.of(json, body));
        Scores scores = worker.predictor().score(request);
        worker.metrics().answered(ENDPOINT, scores.served());
        worker.metrics().scored(scores.served(), TextScore.sum(scores.texts()).tokens());
        return Served.of(scores.served())
                .on(Response.ok(ScoreAnswer.of(request.model(), scores)))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** Turns any failure into an error in OpenAI's shape. */
    @ServerExceptionMapper(Throwable.class)
    public Response failed(Throwable failure) {
        lifecycle.worker().metrics().refused(ENDPOINT, Errors.code(failure));
        return Errors.response(failure);
    }
}
