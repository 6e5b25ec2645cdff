package io.alluvium.standalone.command;

import java.nio.file.Path;

/** The root of the built repository that this program was started from. */
final class Home {

    /** Set by the script {@code alluvium}. */
    static final String PROPERTY = "alluvium.home";

    private Home() {}

    /** Where it is. */
    static Path directory() {
        String named = System.getProperty(PROPERTY);
        if (named == null) {
            throw new CommandException(
                    ExitCodes.USAGE,
                    "This command runs the services as processes of their own and has to know where they were built: start"
                            + " it with ./alluvium from the repository, or set -D" + PROPERTY + "=DIR");
        }
        return Path.of(named);
    }
}
