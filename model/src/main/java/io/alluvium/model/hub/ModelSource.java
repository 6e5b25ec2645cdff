package io.alluvium.model.hub;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a configured model is: a directory, or a name on a Hub, which becomes a directory. */
public final class ModelSource {

    private ModelSource() {}

    /** The directory that a setting means; of {@code hf://owner/name@revision}, what is not here yet is fetched. */
    public static Path resolve(String setting) {
        return resolve(setting, DownloadListener.NONE);
    }

    /** The same, telling how far the download has come. */
    public static Path resolve(String setting, DownloadListener listener) {
        return ModelReference.names(setting)
                ? new HubModels(HubSettings.fromEnvironment()).directory(ModelReference.parse(setting), listener)
                : Path.of(setting);
    }

    /** What a Hub calls the model in that directory, such as {@code owner/name}; null where it is of no Hub's cache. */
    public static @Nullable String repositoryOf(Path directory) {
        return HubCache.repositoryOf(directory);
    }
}
