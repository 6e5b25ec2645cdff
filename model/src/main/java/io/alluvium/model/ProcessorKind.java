package io.alluvium.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kind of a processor: its model's name, those instruction sets by which PyTorch, oneDNN and MKL choose their kernels,
 * and the environment's variables that keep them from using some. Two processes on processors of one kind sum in the same
 * order.
 */
final class ProcessorKind {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Set<String> DECISIVE = Set.of(
            "avx2", "avx512f", "avx512bw", "avx512_vnni", "avx512_bf16", "avx512_fp16", "amx_bf16", "amx_tile", "bf16");

    private static final List<String> LIMITS = List.of(
            "ATEN_CPU_CAPABILITY", "DNNL_MAX_CPU_ISA", "MKL_CBWR", "MKL_ENABLE_INSTRUCTIONS", "ONEDNN_MAX_CPU_ISA");

    private ProcessorKind() {}

    /** This machine's, as this process may use it. */
    static String ofThisProcess() {
        return of(cpuInfo(), System.getenv());
    }

    /**
     * The kind by what Linux' cpuinfo says of the first processor and by the environment; the architecture alone where
     * both say nothing.
     */
    static String of(List<String> cpuInfo, Map<String, String> environment) {
        String architecture = System.getProperty("os.arch", "unknown");
        String flags = value(cpuInfo, "flags")
                .or(() -> value(cpuInfo, "Features"))
                .map(all -> Arrays.stream(all.split(" "))
                        .filter(DECISIVE::contains)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .orElse("");
        String limits = LIMITS.stream()
                .filter(environment::containsKey)
                .map(name -> name + "=" + environment.get(name))
                .collect(Collectors.joining(" "));
        return String.join(" ", architecture, value(cpuInfo, "model name").orElse(""), flags, limits)
                .strip()
                .replaceAll(" +", " ");
    }

    private static List<String> cpuInfo() {
        try {
            return Files.isReadable(CPU_INFO) ? Files.readAllLines(CPU_INFO) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<String> value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name) && line.contains(":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
