package io.alluvium.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes have of the machine's memory, as Linux tells it (proc(5), {@code VmRSS}). */
public final class ResidentMemory {

    private static final Pattern LINE = Pattern.compile("VmRSS:\\s+([0-9]+) kB");
    private static final double KIBI = 1024;

    private ResidentMemory() {}

    /**
     * Mebibytes of a process.
     *
     * @throws IOException where the system or the process does not tell
     */
    public static double mebibytes(ProcessHandle process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            throw new IOException("there is no " + status + " to read the memory from; run it on Linux");
        }
        Matcher resident = LINE.matcher(Files.readString(status));
        if (!resident.find()) {
            throw new IOException(status + " has no line VmRSS");
        }
        return Long.parseLong(resident.group(1)) / KIBI;
    }
}
