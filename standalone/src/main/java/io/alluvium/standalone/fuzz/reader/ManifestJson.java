package io.alluvium.standalone.fuzz.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.worker.follow.ManifestParser;
import io.alluvium.worker.follow.PromptVersion;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;

/** A version's manifest as another program's registry might answer it, read by a worker. */
final class ManifestJson implements FuzzTarget {

    private static final Profile PROFILE =
            Profile.of("manifest-json", 40, IllegalArgumentException.class, CharConversionException.class);

    private final ObjectMapper json = new ObjectMapper();
    private final JsonCases cases = new JsonCases(List.of(
            "{\"domain\":\"river\",\"version\":2,\"digest\":\"ab\",\"blobs\":[{\"name\":\"adapter_config.json\","
                    + "\"sha256\":\"cd\",\"sizeBytes\":12,\"mediaType\":\"application/json\"}],\"made\":{"
                    + "\"backboneDigest\":\"ab\",\"tokenizerDigest\":\"cd\",\"seed\":1}}"));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        JsonNode manifest;
        try {
            manifest = json.readValue(input, JsonNode.class);
        } catch (JsonProcessingException e) {
            return Verdict.refused(e.getOriginalMessage());
        }
        PromptVersion version = ManifestParser.parse(manifest);
        if (version.number() != manifest.path("version").asDouble()) {
            throw new AssertionError("Another version than the manifest's: " + version.number());
        }
        return Verdict.accepted();
    }
}
