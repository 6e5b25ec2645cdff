package io.alluvium.standalone.command;

import picocli.CommandLine.Option;

/** How a benchmark of the model runs. */
final class RunOptions {

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads of one operation, on all sides (default: 1).")
    private int threads;

    @Option(names = "--seed", defaultValue = "1", description = "Chooses texts and prompts (default: 1).")
    private long seed;

    int threads() {
        return threads;
    }

    long seed() {
        return seed;
    }
}
