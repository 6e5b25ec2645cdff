package io.alluvium.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.SampleRecords;
import io.alluvium.schemas.VersionManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the logs of running systems stays readable, to the byte. Golden files are added, never edited. */
class GoldenBytesTest {

    private final SchemaArchive archive = SchemaArchive.bundled();

    @ParameterizedTest
    @MethodSource("records")
    void shouldWriteTheGoldenBytes(SpecificRecord record) throws IOException {
        // When
        byte[] bytes = RecordWriter.write(record);

        // Then
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(golden(record));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadTheGoldenBytes(SpecificRecord record) throws IOException {
        // Given
        byte[] bytes = HexFormat.of().parseHex(golden(record));

        // When
        Decoded<SpecificRecord> decoded =
                RecordReader.ofAny(archive, record.getClass()).read(bytes);

        // Then
        assertThat(decoded.value()).contains(record);
    }

    @Test
    void shouldReadAManifestOfTheFirstRelease() throws IOException {
        // Given
        byte[] bytes = HexFormat.of()
                .parseHex(lines("/golden/VersionManifest-592e17be03dbb34c.hex").get(0));

        // When
        Decoded<VersionManifest> decoded =
                RecordReader.of(archive, VersionManifest.class).read(bytes);

        // Then
        assertThat(decoded.value())
                .contains(VersionManifest.newBuilder(SampleRecords.manifest())
                        .setArithmetic(null)
                        .setSources(List.of())
                        .setOtherSourceRecords(0)
                        .build());
    }

    @Test
    void shouldReadAMoveOfTheFirstReleaseAsOneThatPinsNothing() throws IOException {
        // Given
        byte[] bytes = HexFormat.of()
                .parseHex(lines("/golden/AliasMove-14e369d09e6066a1.hex").get(0));

        // When
        Decoded<AliasMove> decoded = RecordReader.of(archive, AliasMove.class).read(bytes);

        // Then
        assertThat(decoded.value())
                .contains(AliasMove.newBuilder(SampleRecords.move())
                        .setPin(null)
                        .setRevision(0)
                        .setExpectedRevision(null)
                        .build());
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldKeepTheCurrentSchemaInTheArchive(SpecificRecord record) {
        assertThat(archive.find(SchemaArchive.fingerprint(record.getSchema())))
                .as(
                        "archive of %s; add src/main/resources/.../archive/%s",
                        record.getSchema().getName(), SchemaArchive.fileName(record.getSchema()))
                .isPresent();
    }

    @Test
    void shouldNameEveryArchivedSchemaByItsFingerprint() throws IOException {
        // Given
        List<String> index = lines("/io/alluvium/schemas/archive/index.txt");

        // When
        List<String> names =
                archive.schemas().stream().map(SchemaArchive::fileName).toList();

        // Then
        assertThat(names).containsExactlyInAnyOrderElementsOf(index);
    }

    @Test
    void shouldReadEveryArchivedSchemaWithTheCurrentOne() {
        for (Schema archived : archive.schemas()) {
            Schema current = SampleRecords.all().stream()
                    .map(SpecificRecord::getSchema)
                    .filter(schema -> schema.getFullName().equals(archived.getFullName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(current, archived)
                            .getType())
                    .isEqualTo(SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE);
        }
    }

    static List<SpecificRecord> records() {
        return SampleRecords.all();
    }

    private static String golden(SpecificRecord record) throws IOException {
        return lines("/golden/" + SchemaArchive.fileName(record.getSchema()).replace(".avsc", ".hex"))
                .get(0);
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
