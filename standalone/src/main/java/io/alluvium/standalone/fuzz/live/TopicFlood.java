package io.alluvium.standalone.fuzz.live;

import io.alluvium.standalone.fuzz.cases.CaseSource;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.reader.InnerTopics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Floods every topic behind ingest with hostile records, such as a broken program with access to Kafka might write. */
public final class TopicFlood {

    private final String bootstrapServers;

    /** Floods the topics of those brokers. */
    public TopicFlood(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Writes so many records to each topic, and returns how many that were. */
    public long run(long seed, long recordsEach) {
        long written = 0;
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 20),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Map.Entry<String, CaseSource> topic : InnerTopics.cases().entrySet()) {
                for (long number = 0; number < recordsEach; number++) {
                    Dice dice = Dice.of(seed, topic.getKey(), number);
                    byte[] value = topic.getValue().make(dice);
                    var unused = producer.send(new ProducerRecord<>(topic.getKey(), key(topic.getKey(), dice), value));
                    written++;
                }
            }
        }
        return written;
    }

    private static String key(String topic, Dice dice) {
        return dice.oneIn(10)
                ? new String(dice.bytes(dice.length(20)), StandardCharsets.ISO_8859_1)
                : InnerTopics.key(topic);
    }
}
