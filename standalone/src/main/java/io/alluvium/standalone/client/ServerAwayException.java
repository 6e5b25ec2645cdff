package io.alluvium.standalone.client;

import java.net.URI;

/** Nobody answers at the server's address. */
public final class ServerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerAwayException(URI server, Throwable cause) {
        super(
                "No Alluvium answers at " + server + " (" + cause.getClass().getSimpleName()
                        + "). Start one with './alluvium up', or name a running one with --server URL or"
                        + " ALLUVIUM_SERVER.",
                cause);
    }
}
