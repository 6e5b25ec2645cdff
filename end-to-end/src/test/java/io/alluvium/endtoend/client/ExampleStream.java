package io.alluvium.endtoend.client;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * The examples of one domain, as ingest would write them: one in five is held out, and one in twenty is so long that it
 * takes the trainer many steps.
 *
 * @param domain the domain
 */
public record ExampleStream(String domain) {

    private static final int HELD_OUT_ONE_IN = 5;
    private static final int LONG_ONE_IN = 20;
    private static final int LONG_SENTENCES = 60;
    private static final long BEGIN_MILLIS = 1_700_000_000_000L;

    /** Streams of a common name, one for each partition of the examples log. */
    public static List<ExampleStream> oneForEachOf(int partitions, String name) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> IntStream.iterate(0, n -> n + 1)
                        .mapToObj(n -> name + "-" + n)
                        .filter(domain -> partitionOf(domain, partitions) == partition)
                        .findFirst()
                        .orElseThrow())
                .map(ExampleStream::new)
                .toList();
    }

    private static int partitionOf(String domain, int partitions) {
        return Utils.toPositive(Utils.murmur2(domain.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Writes some of them. */
    public void write(Log log, int from, int to) {
        log.write(Topics.EXAMPLES, domain, bytes(IntStream.range(from, to).mapToObj(this::example)));
    }

    /** Writes the end of a batch. */
    public void cut(Log log) {
        Cut cut = Cut.newBuilder()
                .setDomain(domain)
                .setReason(CutReason.QUIET)
                .setCutAtMillis(BEGIN_MILLIS)
                .setSequence(1)
                .build();
        log.write(Topics.EXAMPLES, domain, bytes(Stream.of(cut)));
    }

    /** How many of the first so many are held out. */
    public static long heldOut(int count) {
        return IntStream.range(0, count).filter(ExampleStream::isHeldOut).count();
    }

    private static boolean isHeldOut(int n) {
        return n % HELD_OUT_ONE_IN == HELD_OUT_ONE_IN - 1;
    }

    private Example example(int n) {
        String sentence = "the river " + n + " carried the ground to the river ";
        int phase = HELD_OUT_ONE_IN * Math.floorMod(domain.hashCode(), LONG_ONE_IN / HELD_OUT_ONE_IN);
        String text = n % LONG_ONE_IN == phase ? sentence.repeat(LONG_SENTENCES) : sentence;
        return Example.newBuilder()
                .setRecordId(domain + "-" + n)
                .setContentDigest(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))
                .setDomain(domain)
                .setText(text)
                .setTimestampMillis(BEGIN_MILLIS)
                .setAcceptedAtMillis(BEGIN_MILLIS + n)
                .setHeldOut(isHeldOut(n))
                .setOrigin(Origin.newBuilder()
                        .setTopic(Topics.RECORDS)
                        .setPartition(0)
                        .setOffset(n)
                        .build())
                .build();
    }

    private static List<byte[]> bytes(Stream<? extends SpecificRecord> records) {
        return records.map(each -> RecordSerdes.<SpecificRecord>serializer().serialize(Topics.EXAMPLES, each))
                .toList();
    }
}
