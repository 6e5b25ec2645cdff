package io.alluvium.schemas.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Schemas as other releases have them. The next release has a field more at the front and at the end of every record,
 * nested ones too, and a symbol more in every enum. The first one had no field that can be left out.
 */
final class NextRelease {

    static final String FIRST = "addedFirst";
    static final String LAST = "addedLast";
    static final String SYMBOL = "ADDED";

    private final Map<String, Schema> named = new HashMap<>();

    private NextRelease() {}

    /** The schema as the next release has it. */
    static Schema of(Schema schema) {
        return new NextRelease().evolve(schema);
    }

    /** The schema with those fields only that have no default. */
    static Schema before(Schema schema) {
        List<Schema.Field> fields = schema.getFields().stream()
                .filter(field -> !field.hasDefaultValue())
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private Schema evolve(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> named.computeIfAbsent(schema.getFullName(), name -> enumeration(schema));
            case UNION ->
                Schema.createUnion(schema.getTypes().stream().map(this::evolve).toList());
            case ARRAY -> Schema.createArray(evolve(schema.getElementType()));
            default -> schema;
        };
    }

    private Schema record(Schema schema) {
        Schema known = named.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field(FIRST, Schema.create(Schema.Type.LONG), "Since the next release.", 7L));
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, evolve(field.schema()))));
        fields.add(new Schema.Field(LAST, Schema.create(Schema.Type.STRING), "Since the next release.", "new"));
        Schema evolved = Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
        named.put(schema.getFullName(), evolved);
        return evolved;
    }

    private static Schema enumeration(Schema schema) {
        List<String> symbols = new ArrayList<>(schema.getEnumSymbols());
        symbols.add(SYMBOL);
        return Schema.createEnum(
                schema.getName(), schema.getDoc(), schema.getNamespace(), symbols, schema.getEnumDefault());
    }
}
