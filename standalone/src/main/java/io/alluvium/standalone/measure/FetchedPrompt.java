package io.alluvium.standalone.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.model.Backbone;
import io.alluvium.model.peft.PeftDirectory;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.standalone.client.AlluviumClient;
import java.util.Map;

/**
 * A version's prompt in this process, checked against its digests and against the model.
 *
 * @param name domain@version
 * @param digest the version's digest
 * @param prompt the numbers
 */
public record FetchedPrompt(String name, String digest, SoftPrompt prompt) {

    /** Fetches the prompt of a manifest for a backbone. */
    public static FetchedPrompt of(AlluviumClient client, JsonNode manifest, Backbone backbone) {
        String name = manifest.path("domain").asText() + "@"
                + manifest.path("version").asInt();
        String made = manifest.path("made").path("backboneDigest").asText();
        if (!made.equals(backbone.identity().weightsDigest())) {
            throw new IllegalStateException("Measuring " + name + ": it was made for the model with the digest " + made
                    + ", but the model here has " + backbone.identity().weightsDigest()
                    + ". Name the server's model with --model.");
        }
        Map<String, byte[]> files = VersionFiles.fetch(client, manifest);
        byte[] config = files.get("adapter_config.json");
        byte[] tensors = files.get("adapter_model.safetensors");
        if (config == null || tensors == null) {
            throw new IllegalStateException("Measuring " + name + ": it has the files " + files.keySet()
                    + " and no PEFT directory's adapter_config.json and adapter_model.safetensors");
        }
        return new FetchedPrompt(
                name, manifest.path("digest").asText(), PeftDirectory.decode(config, tensors, backbone));
    }
}
