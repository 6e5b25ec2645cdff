package io.alluvium.worker.follow;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The registry did not answer, or not with what was asked for. It says nothing about the version; try again later. */
public final class RegistryUnavailableException extends FollowException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(URI asked, String found, @Nullable Throwable cause) {
        super(
                "Asking the registry for " + asked + ": " + found
                        + ". See that it runs and that alluvium.worker.registry.url names it.",
                cause);
    }

    @Override
    public boolean retriable() {
        return true;
    }

    @Override
    boolean verdict() {
        return false;
    }
}
