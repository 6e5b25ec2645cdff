package io.alluvium.worker.http;

import io.alluvium.worker.InferenceWorker;
import io.alluvium.worker.PromptPredictor;
import io.alluvium.worker.WorkerLifecycle;
import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.predict.Problem;
import io.alluvium.worker.prompt.ModelName;
import io.alluvium.worker.prompt.PromptLibrary;
import io.alluvium.worker.prompt.ServedVersion;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Lists what there is to answer with. */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inference")
public class ModelResource {

    private static final String ENDPOINT = "models";

    private final WorkerLifecycle lifecycle;
    private final Clock clock = Clock.systemUTC();

    /** Made by the container. */
    public ModelResource(WorkerLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Lists the frozen model and all aliases. Versions can also be asked for by number. */
    @GET
    @Blocking
    @Operation(summary = "What a request may name as its model, with the version that each name stands for now")
    public ModelList list() {
        InferenceWorker worker = lifecycle.worker();
        PromptLibrary library = worker.predictor().library();
        List<ModelList.Item> models = new ArrayList<>();
        models.add(item(ModelName.BASE, library.base()));
        library.aliases().forEach((key, served) -> models.add(item(PromptPredictor.shortName(key), served)));
        return new ModelList("list", List.copyOf(models));
    }

    /** Shows one of them. */
    @GET
    @Path("/{id}")
    @Blocking
    @Operation(summary = "One of them by name")
    public ModelList.Item find(String id) {
        return list().data().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .orElseThrow(() -> PredictException.of(
                        Problem.UNKNOWN_MODEL,
                        "model",
                        "There is no model '" + id + "'; GET /v1/models lists them all."));
    }

    private ModelList.Item item(String id, ServedVersion served) {
        return new ModelList.Item(id, "model", clock.instant().getEpochSecond(), "alluvium", Served.of(served));
    }

    /** Turns any failure into an error in OpenAI's shape. */
    @ServerExceptionMapper(Throwable.class)
    public Response failed(Throwable failure) {
        lifecycle.worker().metrics().refused(ENDPOINT, Errors.code(failure));
        return Errors.response(failure);
    }
}
