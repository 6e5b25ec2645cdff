package io.alluvium.standalone;

import io.alluvium.standalone.command.AlluviumCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The entry: commands run at once; only those that need the services boot them. */
@QuarkusMain
public final class Alluvium {

    // Kept, or the level would be lost with the logger.
    private static final Logger ROOT = Logger.getLogger("");

    private Alluvium() {}

    /** Runs the command line. */
    public static void main(String... arguments) {
        // Until the services configure logging, libraries shall not chatter into a command's output.
        ROOT.setLevel(Level.SEVERE);
        System.exit(AlluviumCommand.execute(arguments));
    }
}
