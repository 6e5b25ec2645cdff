package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;
import java.util.List;
import java.util.TreeSet;

/** All families. */
final class Families {
    private static final List<Family> ALL =
            List.of(new Gpt2Family(), new LlamaFamily(), new BertFamily(), new T5Family());

    private Families() {}

    /** The family of a configuration. */
    static Family of(ConfigFile config) {
        return ALL.stream()
                .filter(family -> family.modelTypes().contains(config.modelType()))
                .findFirst()
                .orElseThrow(() -> unknown(config));
    }

    /** The family of a {@code model_type} that an architecture has. */
    static Family named(String modelType) {
        return ALL.stream()
                .filter(family -> family.modelTypes().contains(modelType))
                .findFirst()
                .orElseThrow();
    }

    private static CheckpointException unknown(ConfigFile config) {
        var known = new TreeSet<String>();
        ALL.forEach(family -> known.addAll(family.modelTypes()));
        return new CheckpointException(config.file() + " has model_type " + config.modelType() + "; this host runs "
                + String.join(", ", known));
    }
}
