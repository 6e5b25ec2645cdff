package io.alluvium.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.SampleRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Releases that differ read each other, both ways, for every record: what earlier ones wrote lies in golden files, and
 * what the next one will write and read is as {@link NextRelease} has it.
 */
class SchemaEvolutionTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    private final SchemaArchive archive = SchemaArchive.bundled();

    static List<SpecificRecord> records() {
        return SampleRecords.all();
    }

    static List<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".hex"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldReadEveryGoldenFile(Path golden) throws IOException {
        // Given
        byte[] bytes = bytes(golden);
        SpecificRecord sample = sample(writer(bytes));

        // When
        Decoded<? extends SpecificRecord> decoded =
                RecordReader.of(archive, sample.getClass()).read(bytes);

        // Then: what its writer knew is there; what came later has its default
        SpecificRecord read = decoded.value().orElseThrow();
        for (Schema.Field field : sample.getSchema().getFields()) {
            Object found = read.get(field.pos());
            if (writer(bytes).getField(field.name()) == null) {
                assertThat(found).as(field.name()).isEqualTo(GenericData.get().getDefaultValue(field));
            } else {
                assertThat(found).as(field.name()).isEqualTo(sample.get(field.pos()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldBeReadByTheNextRelease(Path golden) throws IOException {
        // Given
        byte[] bytes = bytes(golden);
        Schema next = NextRelease.of(sample(writer(bytes)).getSchema());

        // When
        GenericRecord read = read(bytes, writer(bytes), next);

        // Then
        assertThat(read.get(NextRelease.FIRST)).isEqualTo(7L);
        assertThat(read.get(NextRelease.LAST)).hasToString("new");
        GenericRecord known = read(bytes, writer(bytes), writer(bytes));
        assertThat(known.getSchema().getFields())
                .filteredOn(field -> isPlain(field.schema()))
                .allSatisfy(field -> assertThat(read.get(field.name())).isEqualTo(known.get(field.name())));
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadWhatTheNextReleaseWrites(SpecificRecord sample) throws IOException {
        // Given
        Schema next = NextRelease.of(sample.getSchema());
        GenericRecord written = read(RecordWriter.write(sample), sample.getSchema(), next);
        written.put(NextRelease.FIRST, 9L);
        written.put(NextRelease.LAST, "later");

        // When
        Decoded<? extends SpecificRecord> decoded =
                RecordReader.of(archive.and(next), sample.getClass()).read(write(written));

        // Then
        assertThat(decoded.value().orElseThrow()).isEqualTo(sample);
    }

    @Test
    void shouldReadASymbolOfTheNextReleaseAsUnknown() throws IOException {
        // Given
        AliasMove sample = SampleRecords.move();
        Schema next = NextRelease.of(sample.getSchema());
        GenericRecord written = read(RecordWriter.write(sample), sample.getSchema(), next);
        Schema status = next.getField("status").schema();
        written.put("status", new GenericData.EnumSymbol(status, NextRelease.SYMBOL));

        // When
        Decoded<AliasMove> decoded =
                RecordReader.of(archive.and(next), AliasMove.class).read(write(written));

        // Then
        assertThat(decoded.value()).map(AliasMove::getStatus).contains(AliasMoveStatus.UNKNOWN);
        assertThat(decoded.value()).map(AliasMove::getDomain).contains(sample.getDomain());
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldReadWhatLeavesOutAllThatMayBeLeftOut(SpecificRecord sample) throws IOException {
        // Given
        Schema before = NextRelease.before(sample.getSchema());
        byte[] bytes = write(read(RecordWriter.write(sample), sample.getSchema(), before));

        // When
        Decoded<? extends SpecificRecord> decoded =
                RecordReader.of(archive.and(before), sample.getClass()).read(bytes);

        // Then
        SpecificRecord read = decoded.value().orElseThrow();
        assertThat(before.getFields()).isNotEmpty().allSatisfy(field -> {
            int place = sample.getSchema().getField(field.name()).pos();
            assertThat(read.get(place)).isEqualTo(sample.get(place));
        });
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldBeReadByEveryEarlierRelease(SpecificRecord sample) throws IOException {
        // Given
        byte[] bytes = RecordWriter.write(sample);
        List<Schema> earlier = archive.schemas().stream()
                .filter(schema -> schema.getFullName().equals(sample.getSchema().getFullName()))
                .toList();

        // When, Then
        assertThat(earlier).isNotEmpty();
        for (Schema reader : earlier) {
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, sample.getSchema())
                            .getType())
                    .as(SchemaArchive.fileName(reader))
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            GenericRecord read = read(bytes, sample.getSchema(), reader);
            assertThat(read.get(0))
                    .isEqualTo(
                            read(bytes, sample.getSchema(), sample.getSchema()).get(0));
        }
    }

    private Schema writer(byte[] bytes) {
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        return archive.find(fingerprint).orElseThrow();
    }

    private static SpecificRecord sample(Schema writer) {
        return SampleRecords.all().stream()
                .filter(record -> record.getSchema().getFullName().equals(writer.getFullName()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPlain(Schema schema) {
        return switch (schema.getType()) {
            case STRING, INT, LONG, DOUBLE, BOOLEAN -> true;
            default -> false;
        };
    }

    private static byte[] bytes(Path golden) throws IOException {
        return HexFormat.of().parseHex(Files.readAllLines(golden).get(0));
    }

    private static GenericRecord read(byte[] bytes, Schema writer, Schema reader) throws IOException {
        int header = RecordWriter.HEADER_BYTES;
        return new GenericDatumReader<GenericRecord>(writer, reader)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, header, bytes.length - header, null));
    }

    private static byte[] write(GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(RecordWriter.HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(RecordWriter.MARK_1)
                .put(RecordWriter.MARK_2)
                .putLong(SchemaArchive.fingerprint(record.getSchema()))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        return out.toByteArray();
    }
}
