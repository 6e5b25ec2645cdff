package io.alluvium.learning.cache;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All caches. */
public final class Caches {

    /** The plug point {@code cache}. */
    public static final Family<TokenCache> FAMILY = new Family<>(
            "cache",
            TokenCache.class,
            List.of(
                    new Variant<>("none", new None(), NoCache::new),
                    new Variant<>("n-gram", new NgramCache.Config(0.1, 0.5, 0.9999, 30_000), NgramCache::new)));

    private Caches() {}
}
