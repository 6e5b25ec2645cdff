package io.alluvium.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two machines are of one kind where the same kernels run on them. */
class ProcessorKindTest {

    private static final List<String> CPU_INFO =
            List.of("processor\t: 0", "model name\t: Maker Nine", "cpu MHz\t: 2400", "flags\t\t: fpu avx2 sse avx512f");

    @Test
    void shouldNameModelAndDecisiveInstructionSets() {
        assertThat(ProcessorKind.of(CPU_INFO, Map.of())).endsWith(" Maker Nine avx2 avx512f");
    }

    @Test
    void shouldTellAProcessorWithOtherKernelsApart() {
        // Given
        List<String> other = List.of("model name\t: Maker Nine", "flags\t\t: fpu avx2 sse avx512f amx_bf16");

        // When, Then
        assertThat(ProcessorKind.of(other, Map.of())).isNotEqualTo(ProcessorKind.of(CPU_INFO, Map.of()));
    }

    @Test
    void shouldTellAProcessApartThatMayUseLessOfTheProcessor() {
        assertThat(ProcessorKind.of(CPU_INFO, Map.of("PATH", "/bin", "ATEN_CPU_CAPABILITY", "default")))
                .endsWith(" Maker Nine avx2 avx512f ATEN_CPU_CAPABILITY=default");
    }

    @Test
    void shouldFallBackToTheArchitecture() {
        assertThat(ProcessorKind.of(List.of(), Map.of())).isEqualTo(System.getProperty("os.arch"));
        assertThat(ProcessorKind.ofThisProcess()).startsWith(System.getProperty("os.arch"));
    }
}
