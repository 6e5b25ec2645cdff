package io.alluvium.learning.initializer;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All initializers. */
public final class Initializers {

    /** The plug point {@code initializer}. */
    public static final Family<PromptInitializer> FAMILY = new Family<>(
            "initializer",
            PromptInitializer.class,
            List.of(
                    new Variant<>("vocabulary", new VocabularyInitializer.Config(5000), VocabularyInitializer::new),
                    new Variant<>("random", new RandomInitializer.Config(0.02), RandomInitializer::new)));

    private Initializers() {}
}
