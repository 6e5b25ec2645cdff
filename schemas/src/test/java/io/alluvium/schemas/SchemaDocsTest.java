package io.alluvium.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Every record, enum and field says what it means. */
class SchemaDocsTest {

    @Test
    void shouldDocumentEveryRecordAndEveryField() {
        // Given
        List<String> silent = new ArrayList<>();
        Set<String> seen = new HashSet<>();

        // When
        SampleRecords.all().forEach(record -> collect(record.getSchema(), seen, silent));

        // Then
        assertThat(silent).isEmpty();
        assertThat(seen).hasSize(24);
    }

    private static void collect(Schema schema, Set<String> seen, List<String> silent) {
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(type -> collect(type, seen, silent));
            case ARRAY -> collect(schema.getElementType(), seen, silent);
            case MAP -> collect(schema.getValueType(), seen, silent);
            case ENUM, RECORD -> named(schema, seen, silent);
            default -> {}
        }
    }

    private static void named(Schema schema, Set<String> seen, List<String> silent) {
        if (!seen.add(schema.getFullName())) {
            return;
        }
        note(schema.getFullName(), schema.getDoc(), silent);
        if (schema.getType() == Schema.Type.RECORD) {
            schema.getFields().forEach(field -> {
                note(schema.getName() + "." + field.name(), field.doc(), silent);
                collect(field.schema(), seen, silent);
            });
        }
    }

    private static void note(String name, String doc, List<String> silent) {
        if (doc == null || doc.isBlank()) {
            silent.add(name);
        }
    }
}
