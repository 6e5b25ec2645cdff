package io.alluvium.standalone.up;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Boots everything and returns its exit code when it has stopped. */
public final class Standalone {

    private Standalone() {}

    /** Runs until it is stopped. The configuration of the process is its system properties. */
    public static int run(UpSettings settings) throws IOException {
        try (DataDirectory directory = DataDirectory.take(settings.dataDirectory())) {
            Map<String, String> keys = new UpSettings(
                            directory.path(),
                            settings.port(),
                            settings.bootstrapServers(),
                            settings.model(),
                            settings.further())
                    .toConfiguration();
            directory.describe("process " + ProcessHandle.current().pid() + " at http://"
                    + keys.get("quarkus.http.host") + ":" + keys.get("quarkus.http.port"));
            keys.forEach(System::setProperty);
            return boot();
        }
    }

    private static int boot() {
        AtomicInteger code = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Quarkus.run(StandaloneApplication.class, (exitCode, problem) -> {
            code.set(exitCode);
            failure.set(problem);
        });
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("Starting everything in one process: " + root(problem), problem);
        }
        return code.get();
    }

    private static String root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
