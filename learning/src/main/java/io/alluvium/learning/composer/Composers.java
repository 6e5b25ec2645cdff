package io.alluvium.learning.composer;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All composers. */
public final class Composers {

    /** The plug point {@code composer}. */
    public static final Family<Composer> FAMILY = new Family<>(
            "composer",
            Composer.class,
            List.of(
                    new Variant<>("own", new None(), OwnPrompt::new),
                    new Variant<>("none", new None(), NoPrompt::new),
                    new Variant<>(
                            "regime-prompts", new RegimePrompts.Config(RegimePrompts.Start.FRESH), RegimePrompts::new),
                    new Variant<>("l2p", new PromptPool.Config(10, 4, 1, 16), PromptPool::new),
                    new Variant<>("progressive", new ProgressivePrompts.Config(4), ProgressivePrompts::new),
                    new Variant<>("o-lora", new OrthogonalPairs.Config(0.5, 0, 8), OrthogonalPairs::new),
                    new Variant<>("attempt", new PromptMixture.Config(16, 0, 8, 16), PromptMixture::new)));

    private Composers() {}
}
