package io.alluvium.learning.cache;

import io.alluvium.learning.plug.None;
import java.util.List;

/** The model speaks alone. */
final class NoCache implements TokenCache {

    NoCache(None config) {}

    @Override
    public int tokens() {
        return 0;
    }

    @Override
    public Mixture over(List<int[]> learned) {
        return NgramCounts.EMPTY.mixture(0, 0);
    }
}
