package io.alluvium.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker reads of a version's manifest. */
class ManifestParserTest {

    @Test
    void shouldReadAVersion() throws JsonProcessingException {
        // When
        PromptVersion version = ManifestParser.parse(manifest("7"));

        // Then
        assertThat(version.name()).isEqualTo("news@7");
        assertThat(version.host()).isEqualTo(new PromptVersion.Host("b", "t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "4294967303", "18446744073709551623", "7.0", "\"7\"", "null"})
    void shouldRefuseANumberThatNoVersionHas(String number) throws JsonProcessingException {
        // Given
        JsonNode manifest = manifest(number);

        // When, Then
        assertThatThrownBy(() -> ManifestParser.parse(manifest))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version");
    }

    private static JsonNode manifest(String version) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree("{\"domain\":\"news\",\"version\":" + version + ",\"digest\":\"ab\",\"blobs\":[],"
                        + "\"made\":{\"backboneDigest\":\"b\",\"tokenizerDigest\":\"t\"}}");
    }
}
