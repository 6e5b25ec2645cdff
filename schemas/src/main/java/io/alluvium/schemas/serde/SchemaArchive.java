package io.alluvium.schemas.serde;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * All schemas that a value on a log may have been written with, by CRC-64-AVRO fingerprint. The jar carries every
 * schema that was ever released; those of a newer release are found where its programs make them known, in
 * {@link io.alluvium.schemas.topic.SharedSchemas}.
 */
public final class SchemaArchive implements SchemaSource {

    private static final String FOLDER = "/io/alluvium/schemas/archive/";

    private final Map<Long, Schema> schemas;

    private SchemaArchive(Map<Long, Schema> schemas) {
        this.schemas = Map.copyOf(schemas);
    }

    /** An archive with nothing in it. */
    public static SchemaArchive none() {
        return new SchemaArchive(Map.of());
    }

    /** The archive that the jar carries. */
    public static SchemaArchive bundled() {
        return none().and(index().stream().map(SchemaArchive::parse).toList());
    }

    /** This archive and these schemas. */
    public SchemaArchive and(Schema... more) {
        return and(Arrays.asList(more));
    }

    /** This archive and these schemas. */
    public SchemaArchive and(Collection<Schema> more) {
        Map<Long, Schema> all = new HashMap<>(schemas);
        more.forEach(schema -> all.put(fingerprint(schema), schema));
        return new SchemaArchive(all);
    }

    @Override
    public Optional<Schema> find(long fingerprint) {
        return Optional.ofNullable(schemas.get(fingerprint));
    }

    /** All schemas in no particular order. */
    public Collection<Schema> schemas() {
        return schemas.values();
    }

    /** CRC-64-AVRO of the schema's parsing canonical form. */
    public static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** The name that a schema is archived under. */
    static String fileName(Schema schema) {
        return "%s-%016x.avsc".formatted(schema.getName(), fingerprint(schema));
    }

    private static List<String> index() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the schema archive's index from the jar", e);
        }
    }

    private static Schema parse(String file) {
        try (InputStream in = open(file)) {
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file + " of the schema archive from the jar", e);
        }
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = SchemaArchive.class.getResourceAsStream(FOLDER + file);
        if (in == null) {
            throw new IOException("The jar has no " + FOLDER + file + "; build the module schemas again");
        }
        return in;
    }
}
