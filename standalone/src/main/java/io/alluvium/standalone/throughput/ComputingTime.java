package io.alluvium.standalone.throughput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this process has computed so far, all threads together, without what the just-in-time compiler took where the
 * system tells (Linux): compiling is over some minutes after a start, and a measurement shall say what comes after.
 */
final class ComputingTime {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int USER_TICKS = 11;

    private final List<Path> compilers;
    private final Map<Path, Long> compiled = new HashMap<>();

    ComputingTime() {
        this.compilers = compilers();
    }

    /** The time until now, in nanoseconds. */
    long nanos() {
        long all =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime()
                        : 0;
        return all - compilers.stream().mapToLong(this::threadNanos).sum();
    }

    private static List<Path> compilers() {
        if (!Files.isDirectory(THREADS)) {
            return List.of();
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.filter(thread -> text(thread.resolve("comm")).matches("(?s)C[12] Compiler.*"))
                    .map(thread -> thread.resolve("stat"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Listing this process's threads", e);
        }
    }

    /** The time of one thread; of one that has ended meanwhile, the last that was known. */
    private long threadNanos(Path stat) {
        String text = text(stat);
        String[] numbers = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
        if (numbers.length > USER_TICKS + 1) {
            long ticks = Long.parseLong(numbers[USER_TICKS]) + Long.parseLong(numbers[USER_TICKS + 1]);
            compiled.put(stat, ticks * NANOS_PER_TICK);
        }
        return compiled.getOrDefault(stat, 0L);
    }

    /** The file's text; empty where the thread has ended meanwhile. */
    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
