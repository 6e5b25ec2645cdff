package io.alluvium.registry.peft;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.registry.Words;
import io.alluvium.schemas.VersionManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A version as a tar. */
class PeftArchiveTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1_700_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldPackAVersionOfAnyTime(long createdAtMillis) throws IOException {
        // Given
        VersionManifest version = Words.version("news", 1, true);
        version.setCreatedAtMillis(createdAtMillis);

        // When
        byte[] tar = PeftArchive.of(version, blob -> new byte[0]);

        // Then
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("news-1/README.md");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PREFIX, library_name: peft, PeftModel.from_pretrained, A soft prompt (prefix)",
        "LORA, library_name: peft, PeftModel.from_pretrained, Trained tensors (lora)",
        "ADAPTER, library_name: alluvium, PEFT has no such type, Trained tensors (adapter)",
        "COMPACTER, library_name: alluvium, PEFT has no such type, Trained tensors (compacter)"
    })
    void shouldSayWhoCanLoadIt(String kind, String library, String how, String what) throws IOException {
        // Given
        VersionManifest version = Words.version("news", 1, true);
        version.setTunerKind(kind);

        // When
        byte[] tar = PeftArchive.of(version, blob -> new byte[0]);

        // Then
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            in.getNextEntry();
            String card = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(card).contains(library + "\n", how, what);
            assertThat(card.contains("from peft import")).isEqualTo(library.endsWith("peft"));
        }
    }
}
