package io.alluvium.standalone.command;

/** What the exit codes mean; each command's help lists them. */
final class ExitCodes {

    /** Done. */
    static final int DONE = 0;
    /** It could not be done. */
    static final int FAILED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** No server answers. */
    static final int SERVER_AWAY = 3;
    /** The answer is no. */
    static final int REFUSED = 4;

    /** The explanation for {@code --help}. */
    static final String HELP = "%nExit codes:%n"
            + "  0  done%n"
            + "  1  it failed; the message says why%n"
            + "  2  the command line is wrong%n"
            + "  3  no server answers%n"
            + "  4  the answer is no: records or a move were refused, or a check failed%n";

    private ExitCodes() {}
}
