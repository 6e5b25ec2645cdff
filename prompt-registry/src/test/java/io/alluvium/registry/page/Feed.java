package io.alluvium.registry.page;

import io.alluvium.schemas.Topics;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.serde.RecordSerdes;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What learners and workers tell the registry, through the broker. */
final class Feed implements AutoCloseable {

    private final KafkaProducer<String, SpecificRecord> producer;

    Feed(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), RecordSerdes.serializer());
    }

    void propose(VersionManifest... versions) {
        for (VersionManifest version : versions) {
            tell(Topics.VERSIONS, version.getDomain(), version);
        }
    }

    void tell(String topic, String key, SpecificRecord value) {
        producer.send(new ProducerRecord<>(topic, key, value));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
