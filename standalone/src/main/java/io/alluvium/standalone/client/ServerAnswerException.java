package io.alluvium.standalone.client;

/** The server answered that it does not do what was asked. */
public final class ServerAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ServerAnswerException(int status, String request, String detail) {
        super(request + " was answered with " + status + ": " + detail);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
