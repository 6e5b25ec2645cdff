package io.alluvium.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kind of a processor: its model's name and those instruction sets by which PyTorch and oneDNN choose their kernels.
 * Two machines of one kind sum in the same order.
 */
final class ProcessorKind {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Set<String> DECISIVE = Set.of(
            "avx2", "avx512f", "avx512bw", "avx512_vnni", "avx512_bf16", "avx512_fp16", "amx_bf16", "amx_tile", "bf16");

    private ProcessorKind() {}

    /** This machine's. */
    static String ofThisMachine() {
        try {
            return of(Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of());
        } catch (IOException e) {
            return of(List.of());
        }
    }

    /** What Linux' cpuinfo says of the first processor; the architecture alone where it says nothing. */
    static String of(List<String> cpuInfo) {
        String architecture = System.getProperty("os.arch", "unknown");
        String flags = value(cpuInfo, "flags")
                .or(() -> value(cpuInfo, "Features"))
                .map(all -> Arrays.stream(all.split(" "))
                        .filter(DECISIVE::contains)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .orElse("");
        return (architecture + " " + value(cpuInfo, "model name").orElse("") + " " + flags)
                .strip()
                .replaceAll(" +", " ");
    }

    private static Optional<String> value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
