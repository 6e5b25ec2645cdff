package io.alluvium.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the topic of schemas. */
class SharedSchemasTest {

    @Test
    void shouldReadASchema() {
        // When, Then
        assertThat(SharedSchemas.parse(Document.getClassSchema().toString())).contains(Document.getClassSchema());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "rubbish",
                "\"unheard.of.Name\"",
                "{\"type\":\"record\",\"fields\":[{}]}",
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"x\",\"type\":\"NoSuch\"}]}"
            })
    void shouldCallEverythingElseNone(String value) {
        // When, Then
        assertThat(SharedSchemas.parse(value)).isEmpty();
    }
}
