package io.alluvium.standalone.command;

import io.alluvium.model.hub.ModelSource;
import io.alluvium.standalone.console.ProgressBar;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A model as a command line names it, fetched with a progress bar where a Hub names it. */
final class NamedModel {

    /** How help calls it. */
    static final String LABEL = "DIR|hf://NAME";

    private static final long MEGABYTE = 1_000_000;

    private NamedModel() {}

    /** The model's directory; null where none is named. */
    static @Nullable Path directory(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try (ProgressBar bar = ProgressBar.of("fetch " + name)) {
            return ModelSource.resolve(
                    name, (file, done, all) -> bar.update(done / MEGABYTE, Math.max(1, all / MEGABYTE), "MB, " + file));
        }
    }
}
