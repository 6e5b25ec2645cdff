package io.alluvium.standalone.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A stranger's bytes on a terminal. */
class ByteTextTest {

    @Test
    void shouldShowTextAsItIs() {
        assertThat(ByteText.show("Zürich:\t\u4e2d\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Zürich:\t\u4e2d\n");
        assertThat(ByteText.show()).isEmpty();
    }

    @Test
    void shouldDumpWhatIsNoText() {
        // Given
        byte[] bytes = {(byte) 0xC3, 1, '{', 'a', '}', ' ', '~', 0x7f, 0, 1, 2, 3, 4, 5, 6, 7, 'z'};

        // When
        String shown = ByteText.show(bytes);

        // Then
        assertThat(shown.lines())
                .containsExactly(
                        "00000000  c3 01 7b 61 7d 20 7e 7f 00 01 02 03 04 05 06 07  |..{a} ~.........|",
                        "00000010  7a                                               |z|");
    }

    @Test
    void shouldNotLetCommandsToTerminalsPass() {
        assertThat(ByteText.show("\u001b[2Jgone".getBytes(StandardCharsets.UTF_8)))
                .startsWith("00000000  1b 5b");
        assertThat(ByteText.line("a\u001b[2J\nb")).isEqualTo("a\uFFFD[2J\uFFFDb");
    }

    @Test
    void shouldSayHowManyBytesItLeavesOut() {
        // When
        String shown = ByteText.show(new byte[5_000]);

        // Then
        assertThat(shown).endsWith("... and 904 bytes more; --out FILE writes them all");
        assertThat(shown.lines()).hasSize(257);
    }
}
