package io.alluvium.registry.collect;

/** Nothing may be removed now; the message says why and what to do. */
final class CollectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CollectException(String message) {
        super("Looking for files that no version names: " + message);
    }
}
