package io.alluvium.standalone.measure;

import io.alluvium.basemodel.BaseModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A checkpoint's directory: the one that was named, or a temporary copy of the bundled base model. */
public final class CheckpointSource implements AutoCloseable {

    private final Path directory;
    private final boolean temporary;

    private CheckpointSource(Path directory, boolean temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /** The named directory, or the bundled model where none is named. */
    public static CheckpointSource of(@Nullable Path named) throws IOException {
        return named != null
                ? new CheckpointSource(named, false)
                : new CheckpointSource(BaseModel.extract(Files.createTempDirectory("alluvium-model")), true);
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            for (String file : BaseModel.FILES) {
                Files.deleteIfExists(directory.resolve(file));
            }
            Files.deleteIfExists(directory);
        }
    }
}
