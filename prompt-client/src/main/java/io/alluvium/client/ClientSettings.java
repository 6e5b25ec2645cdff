package io.alluvium.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a client needs to know.
 *
 * @param registries addresses of the nodes of one registry, such as http://localhost:8080; any one of them is enough
 * @param directory where the prompts of this registry are kept; another registry needs another one
 * @param alias the alias to follow
 * @param patience how long to wait
 * @param check what a version must meet besides its digests, before it is used and again when it is read from the disk
 */
public record ClientSettings(
        List<URI> registries, Path directory, String alias, Patience patience, VersionCheck check) {

    /** Checks that there is somebody to ask. */
    public ClientSettings {
        registries = List.copyOf(registries);
        if (registries.isEmpty()) {
            throw new IllegalArgumentException(
                    "A client needs the address of a registry, such as http://localhost:8080");
        }
    }

    /**
     * How long to wait.
     *
     * @param timeout for an answer to begin
     * @param silence for more of an answer; a stream of events has a sign of life every 15 seconds
     * @param firstRetry after the first failure; twice as long after each further one
     * @param longestRetry at most
     */
    public record Patience(Duration timeout, Duration silence, Duration firstRetry, Duration longestRetry) {

        /** Ten seconds for an answer, a minute for a sign of life, between half a second and half a minute after failures. */
        public static final Patience USUAL = new Patience(
                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** The usual ones, for the alias {@code live}. */
    public static ClientSettings of(Path directory, URI... registries) {
        return new ClientSettings(List.of(registries), directory, "live", Patience.USUAL, VersionCheck.NONE);
    }

    /** The same with another check. */
    public ClientSettings checking(VersionCheck other) {
        return new ClientSettings(registries, directory, alias, patience, other);
    }

    /** The same with another patience. */
    public ClientSettings with(Patience other) {
        return new ClientSettings(registries, directory, alias, other, check);
    }
}
