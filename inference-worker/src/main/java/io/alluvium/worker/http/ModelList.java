package io.alluvium.worker.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a request may name as its model.
 *
 * @param object always list
 * @param data the models
 */
@Schema(name = "ModelList")
public record ModelList(String object, List<Item> data) {

    /**
     * A model.
     *
     * @param id the name to ask for it by
     * @param object always model
     * @param created seconds since 1970-01-01T00:00:00Z; when this list was made
     * @param ownedBy always alluvium
     * @param alluvium the version that the name stands for now
     */
    @Schema(name = "Model")
    public record Item(
            @Schema(examples = "news") String id,
            String object,
            long created,
            @JsonProperty("owned_by") String ownedBy,
            Served alluvium) {}
}
