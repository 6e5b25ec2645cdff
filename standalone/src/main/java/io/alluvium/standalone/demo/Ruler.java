package io.alluvium.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.report.Measured;
import java.util.List;

/** Measures how well texts are foreseen, by asking the worker. */
final class Ruler {

    private final AlluviumClient client;

    Ruler(AlluviumClient client) {
        this.client = client;
    }

    /** The score of the texts with a model as the worker names it. */
    Measured measure(String model, List<String> texts) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("model", model);
        ArrayNode list = request.putArray("texts");
        texts.forEach(list::add);
        JsonNode total = client.post("/v1/score", request).path("total");
        return new Measured(
                total.path("tokens").asLong(),
                total.path("loss").asDouble(),
                total.path("perplexity").asDouble());
    }

    /** The loss of both regimes together. */
    double loss(String model, SampleDomain domain) {
        double nats = 0;
        long tokens = 0;
        for (List<String> texts : domain.heldOut()) {
            Measured part = measure(model, texts);
            nats += part.loss() * part.tokens();
            tokens += part.tokens();
        }
        return nats / tokens;
    }
}
