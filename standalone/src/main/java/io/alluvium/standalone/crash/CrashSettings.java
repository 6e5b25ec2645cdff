package io.alluvium.standalone.crash;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is started with.
 *
 * @param kills how many
 * @param seed decides who is killed when
 * @param directory where everything lies; should be empty
 * @param home the root of the built repository, whose services are run
 * @param model a checkpoint's directory; null takes the bundled base model
 * @param further further configuration keys of all services
 */
public record CrashSettings(
        int kills,
        long seed,
        Path directory,
        Path home,
        @Nullable Path model,
        Map<String, String> further) {

    /** Checks the number. */
    public CrashSettings {
        if (kills < 1) {
            throw new IllegalArgumentException("--kills is " + kills + "; it must be 1 or more");
        }
        further = Map.copyOf(further);
    }
}
