package io.alluvium.standalone.fuzz.reader;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaArchive;
import io.alluvium.schemas.topic.SharedSchemas;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.standalone.fuzz.cases.Parts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Schemas that others share, and records that claim to be written with them. */
final class SchemasTopic implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("schemas-topic", 60);
    private static final String NAMED =
            "{\"type\":\"record\",\"name\":\"Document\",\"namespace\":\"io.alluvium.schemas\","
                    + "\"fields\":[{\"name\":\"text\",\"type\":\"string\"},{\"name\":\"more\",\"type\":";

    private final JsonCases schemas = new JsonCases(List.of(
            Document.getClassSchema().toString(),
            NAMED + "{\"type\":\"array\",\"items\":\"null\"}}]}",
            NAMED + "[\"null\",\"Document\"]}]}",
            NAMED + "{\"type\":\"map\",\"values\":{\"type\":\"array\",\"items\":\"bytes\"}}}]}",
            NAMED + "{\"type\":\"fixed\",\"name\":\"F\",\"size\":16}}]}",
            NAMED + "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}}]}",
            NAMED + "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2}}]}"));

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        byte[] json = schemas.make(dice);
        Optional<Schema> schema = SharedSchemas.parse(new String(json, StandardCharsets.UTF_8));
        return Parts.join(
                json,
                schema.map(each -> new AvroCases(List.of(each), List.of(AvroCases.of(each, dice))).make(dice))
                        .orElseGet(() -> dice.bytes(20)));
    }

    @Override
    public Verdict read(byte[] input) {
        Parts parts = Parts.split(input);
        Optional<Schema> schema = SharedSchemas.parse(new String(parts.bytes(0), StandardCharsets.UTF_8));
        if (schema.isEmpty()) {
            return Verdict.refused("no Avro schema");
        }
        Decoded<Document> decoded = RecordReader.of(SchemaArchive.none().and(schema.get()), Document.class)
                .read(parts.bytes(1));
        return decoded instanceof Decoded.Unreadable<Document> no ? Verdict.refused(no.detail()) : Verdict.accepted();
    }
}
