package io.alluvium.standalone.registry;

import java.nio.file.Path;

/**
 * What is to be measured.
 *
 * @param home the root of the built repository
 * @param directory an empty directory for broker and node
 * @param size how much the registry is to know
 * @param starts how often a node is started
 * @param questions how often each question is asked
 */
public record RegistryPlan(Path home, Path directory, Size size, int starts, int questions) {

    /** Checks the numbers. */
    public RegistryPlan {
        if (starts < 1 || questions < 1) {
            throw new IllegalArgumentException(
                    "Starts and questions must be at least 1, but are " + starts + " and " + questions);
        }
    }

    /**
     * How much there is to know.
     *
     * @param domains how many domains
     * @param versions how many versions of each
     * @param seed chooses texts, and what is asked for
     */
    public record Size(int domains, int versions, long seed) {

        /** Checks the numbers. */
        public Size {
            if (domains < 1 || versions < 1) {
                throw new IllegalArgumentException(
                        "Domains and versions must be at least 1, but are " + domains + " and " + versions);
            }
        }

        long all() {
            return (long) domains * versions;
        }
    }
}
