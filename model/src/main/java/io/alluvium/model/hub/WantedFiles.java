package io.alluvium.model.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which files of a repository make a checkpoint. Pickles are never among them: reading one runs code. */
final class WantedFiles {

    static final String WEIGHTS = "model.safetensors";
    static final String INDEX = "model.safetensors.index.json";

    /** Without these there is no checkpoint. */
    static final List<String> REQUIRED = List.of("config.json", "tokenizer.json");

    /** These are taken where they exist. */
    static final List<String> OPTIONAL = List.of(
            "generation_config.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.json",
            "merges.txt");

    private static final ObjectMapper JSON = new ObjectMapper();

    private WantedFiles() {}

    /** What to take of a repository with those files, before its shards are known. */
    static List<String> of(ModelReference model, Set<String> present) {
        for (String name : REQUIRED) {
            if (!present.contains(name)) {
                throw new HubException(
                        model + " holds no " + name + ", which a checkpoint needs; it holds " + sample(present));
            }
        }
        List<String> wanted = new ArrayList<>(REQUIRED);
        OPTIONAL.stream().filter(present::contains).forEach(wanted::add);
        if (present.contains(WEIGHTS)) {
            wanted.add(WEIGHTS);
        } else if (present.contains(INDEX)) {
            wanted.add(INDEX);
        } else {
            throw new HubException(model + " holds neither " + WEIGHTS + " nor " + INDEX + "; it holds "
                    + sample(present) + ". Pickled weights are never read, because reading one runs code: take a"
                    + " revision with safetensors, or save the model again with save_pretrained.");
        }
        return wanted;
    }

    private static String sample(Set<String> present) {
        List<String> names = new TreeSet<>(present).stream().limit(12).toList();
        return names.isEmpty() ? "nothing" : String.join(", ", names) + (present.size() > names.size() ? ", ..." : "");
    }

    /** The files that an index of shards names. */
    static Set<String> shards(Path index) {
        try {
            JsonNode map = JSON.readTree(index.toFile()).path("weight_map");
            Set<String> shards = new TreeSet<>();
            map.forEach(file -> shards.add(file.asText()));
            for (String shard : shards) {
                if (!shard.matches("[A-Za-z0-9_][\\w.-]*\\.safetensors")) {
                    throw new HubException(index + " names \"" + shard
                            + "\" as a shard; a shard is a safetensors file beside its index");
                }
            }
            if (shards.isEmpty()) {
                throw new HubException(index + " names no shard: it has no weight_map");
            }
            return shards;
        } catch (IOException e) {
            throw new HubException("Reading " + index + ": " + e.getMessage(), e);
        }
    }
}
