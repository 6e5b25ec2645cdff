package io.alluvium.standalone.command;

import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one table from failures to messages and exit codes. A stack trace is shown only where the program is wrong. */
final class Failures implements IExecutionExceptionHandler {

    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, @Nullable ParseResult line) {
        command.getErr().println("alluvium: " + message(failure));
        if (Boolean.getBoolean("alluvium.trace")) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return exitCode(failure);
    }

    static int exitCode(Exception failure) {
        if (failure instanceof CommandException known) {
            return known.exitCode();
        }
        if (failure instanceof ServerAwayException) {
            return ExitCodes.SERVER_AWAY;
        }
        if (failure instanceof ServerAnswerException answer) {
            boolean refused = answer.status() >= CLIENT_ERRORS && answer.status() < SERVER_ERRORS;
            return refused ? ExitCodes.REFUSED : ExitCodes.FAILED;
        }
        return ExitCodes.FAILED;
    }

    private static String message(Exception failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "There is no file " + missing.getFile();
        }
        if (failure instanceof FileSystemException file) {
            return "Working with the file " + file.getFile() + ": "
                    + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
        }
        String text = failure.getMessage();
        return text == null ? failure.toString() : text;
    }
}
