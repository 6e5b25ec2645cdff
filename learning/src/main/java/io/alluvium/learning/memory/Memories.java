package io.alluvium.learning.memory;

import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.None;
import io.alluvium.learning.plug.Variant;
import java.util.List;

/** All memories. */
public final class Memories {

    /** The plug point {@code memory}. */
    public static final Family<MemoryPolicy> FAMILY = new Family<>(
            "memory",
            MemoryPolicy.class,
            List.of(
                    new Variant<>("reservoir", new StratifiedReservoir.Config(512), StratifiedReservoir::new),
                    new Variant<>("none", new None(), NoMemory::new)));

    private Memories() {}
}
