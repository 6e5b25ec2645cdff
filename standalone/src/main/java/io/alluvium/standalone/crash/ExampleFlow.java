package io.alluvium.standalone.crash;

import io.alluvium.ingest.settle.Home;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Examples of many domains, as ingest would write them but never far ahead of what was learned; and how far learning has
 * come, as far as it is committed.
 */
final class ExampleFlow implements AutoCloseable {

    /** Where learning is told of. */
    static final List<TopicPartition> PROGRESS = IntStream.range(0, TrainerPair.PARTITIONS)
            .mapToObj(each -> new TopicPartition(Topics.PROGRESS, each))
            .toList();

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int AHEAD = 8;
    private static final String PREFIX = "domain-";
    private static final Home HOME = Home.among(TrainerPair.PARTITIONS);
    private static final int HELD_OUT_ONE_IN = 8;

    private final LoadText text;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final KafkaConsumer<String, DomainProgress> progress;
    private final Map<String, Integer> written = new LinkedHashMap<>();
    private final Map<String, DomainProgress> learned = new HashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();

    ExampleFlow(String bootstrapServers, int domains, long seed) {
        text = new LoadText(seed);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                RecordSerdes.serializer());
        progress = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                RecordSerdes.strict(DomainProgress.class).deserializer());
        progress.assign(PROGRESS);
        progress.seekToBeginning(PROGRESS);
        IntStream.range(0, domains).forEach(number -> written.put(name(number), 0));
    }

    /**
     * A domain's name, by which it falls into the partition of its number, and so does what is told of it; else one
     * partition of progress would tell of domains of both trainers, and another of none.
     */
    private static String name(int number) {
        return IntStream.iterate(0, n -> n + 1)
                .mapToObj(n -> PREFIX + number + "-" + n)
                .filter(name -> HOME.isAt(name, number % TrainerPair.PARTITIONS))
                .findFirst()
                .orElseThrow();
    }

    /** Lets examples flow until something is reached. */
    void until(BooleanSupplier reached) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The trainers learned no further within " + PATIENCE.toMinutes()
                        + " minutes; what they said is in trainer.out of their directories");
            }
            written.replaceAll(this::write);
            poll();
        }
    }

    private int write(String domain, int before) {
        int enough = learned(domain) + AHEAD;
        for (int n = before; n < enough; n++) {
            send(domain, example(domain, n));
        }
        return Math.max(before, enough);
    }

    private int learned(String domain) {
        DomainProgress known = learned.get(domain);
        return known == null ? 0 : Math.toIntExact(known.getAcceptedRecords());
    }

    private void poll() {
        progress.poll(POLL).forEach(record -> {
            learned.put(record.key(), record.value());
            read.put(new TopicPartition(record.topic(), record.partition()), record.offset());
        });
    }

    /** How many examples each domain has learned at least. */
    int slowest() {
        return written.keySet().stream().mapToInt(this::learned).min().orElse(0);
    }

    /** Whether something was learned in every partition since progress had these ends. */
    boolean wentOn(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    /** How many examples there are. */
    long examples() {
        return written.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Ends all batches; whether the learners' own counters say then that each example counted once. */
    boolean countsOnce() {
        Map<String, Integer> all = Map.copyOf(written);
        all.keySet().forEach(domain -> send(domain, cut(domain)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!all.keySet().stream().allMatch(domain -> settled(domain, all)) && System.nanoTime() < deadline) {
            poll();
        }
        return all.keySet().stream().allMatch(domain -> settled(domain, all))
                && learned.values().stream()
                        .allMatch(each -> each.getTrainedRecords() + each.getHeldOutRecords()
                                == all.getOrDefault(each.getDomain(), 0));
    }

    private boolean settled(String domain, Map<String, Integer> all) {
        DomainProgress known = learned.get(domain);
        return known != null
                && known.getAcceptedRecords() == all.getOrDefault(domain, 0)
                && known.getPendingRecords() == 0;
    }

    private void send(String domain, SpecificRecord record) {
        var unused = producer.send(new ProducerRecord<>(Topics.EXAMPLES, domain, record)); // The end counts.
    }

    private static int number(String domain) {
        return Integer.parseInt(domain.substring(PREFIX.length(), domain.lastIndexOf('-')));
    }

    private Example example(String domain, int n) {
        List<String> kinds = LoadText.DOMAINS;
        int number = number(domain);
        String words = text.of(kinds.get(number % kinds.size()), n * written.size() + number, 1)
                .get(0);
        return Example.newBuilder()
                .setRecordId(domain + "-" + n)
                .setContentDigest(Sha256.hex(words.getBytes(StandardCharsets.UTF_8)))
                .setDomain(domain)
                .setText(words)
                .setTimestampMillis(System.currentTimeMillis())
                .setAcceptedAtMillis(System.currentTimeMillis())
                .setHeldOut(n % HELD_OUT_ONE_IN == HELD_OUT_ONE_IN - 1)
                .setOrigin(Origin.newBuilder()
                        .setTopic(Topics.RECORDS)
                        .setPartition(0)
                        .setOffset(n)
                        .build())
                .build();
    }

    private static Cut cut(String domain) {
        return Cut.newBuilder()
                .setDomain(domain)
                .setReason(CutReason.QUIET)
                .setCutAtMillis(System.currentTimeMillis())
                .setSequence(1)
                .build();
    }

    @Override
    public void close() {
        producer.close();
        progress.close();
    }
}
