package io.alluvium.model.peft;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.util.Map;

/** How PEFT writes one of its types. */
interface PeftFormat {
    /** The configuration's keys that are this type's own. */
    Map<String, Object> config(PromptShape shape, Architecture model);

    /** The file's tensors by name. */
    Map<String, TensorData> tensors(SoftPrompt prompt, Architecture model);

    /** What configuration and tensors hold. */
    SoftPrompt read(JsonNode config, Map<String, TensorData> tensors, Architecture model);
}
