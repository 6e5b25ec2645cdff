package io.alluvium.ingest.run;

import io.alluvium.testkit.golden.GoldenEntries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The changelogs of an application, one golden file for each, named after its store. An entry's name is its partition and
 * its key in hex, as Kafka Streams wrote them.
 *
 * @param bootstrapServers the broker
 * @param application the application's id
 */
record GoldenChangelogs(String bootstrapServers, String application) {

    private static final String ENDING = "-changelog";
    private static final int PARTITIONS = 4;

    /** Writes what the changelogs of the application say last of each key. */
    void write(Path folder) throws IOException {
        for (String topic : topics()) {
            String store = topic.substring(application.length() + 1, topic.length() - ENDING.length());
            GoldenEntries.write(folder.resolve(store + ".txt"), read(topic));
        }
    }

    /** Gives the application changelogs that say what the golden files say. */
    void restore(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (Path file : files.toList()) {
                String store = file.getFileName().toString().replace(".txt", "");
                String topic = application + "-" + store + ENDING;
                NewTopic changelog = new NewTopic(topic, PARTITIONS, (short) 1)
                        .configs(Map.of("cleanup.policy", "compact", "message.timestamp.type", "CreateTime"));
                admin.createTopics(List.of(changelog)).all().get();
                produce(topic, GoldenEntries.read(file));
            }
        }
    }

    private List<String> topics() throws IOException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(application + "-") && name.endsWith(ENDING))
                    .toList();
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Map<String, byte[]> read(String topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        Map<String, byte[]> entries = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> entries.put(
                                record.partition() + "/" + HexFormat.of().formatHex(record.key()), record.value()));
            }
        }
        return entries;
    }

    private void produce(String topic, Map<String, byte[]> entries) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            entries.forEach((name, value) -> {
                int slash = name.indexOf('/');
                int partition = Integer.parseInt(name.substring(0, slash));
                producer.send(new ProducerRecord<>(
                        topic, partition, HexFormat.of().parseHex(name.substring(slash + 1)), value));
            });
        }
    }
}
