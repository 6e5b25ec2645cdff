package io.alluvium.schemas.takeover;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * The state of a task that was restored and is about to be written to. Kafka Streams notes in a file how far it has
 * restored, and up to 4.2.1 it leaves that note there while the task works (KAFKA-20685). A process that is killed then
 * takes the note for true when it starts again: it wipes nothing, restores only what was committed since, and keeps what
 * a transaction that never committed had already brought to the disk. Without the note the state is wiped and restored.
 */
public final class RestoredState {

    private static final String NOTE = ".checkpoint";

    private RestoredState() {}

    /** Makes the state in a task's directory count for nothing once this process dies; to be called in {@code init}. */
    public static void willBeWritten(File taskDirectory) {
        try {
            Files.deleteIfExists(taskDirectory.toPath().resolve(NOTE));
        } catch (IOException e) {
            throw new UncheckedIOException("Deleting " + NOTE + " in " + taskDirectory, e);
        }
    }
}
