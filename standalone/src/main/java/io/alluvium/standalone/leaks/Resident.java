package io.alluvium.standalone.leaks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process.
 *
 * @param resident mebibytes in the machine's memory
 * @param heap mebibytes that the Java heap has taken
 */
public record Resident(double resident, double heap) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LINE = "VmRSS:";
    private static final double KIBI = 1024;

    /** Memory at this moment, after a collection of garbage. */
    static Resident now() throws IOException {
        if (!Files.exists(STATUS)) {
            throw new IOException("this system has no " + STATUS + " to read the memory from; run it on Linux");
        }
        Runtime.getRuntime().gc();
        String line = Files.readAllLines(STATUS).stream()
                .filter(each -> each.startsWith(LINE))
                .findFirst()
                .orElseThrow(() -> new IOException(STATUS + " has no line " + LINE));
        String kibibytes = line.substring(LINE.length()).replace("kB", "").trim();
        long committed =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return new Resident(Long.parseLong(kibibytes) / KIBI, committed / KIBI / KIBI);
    }
}
