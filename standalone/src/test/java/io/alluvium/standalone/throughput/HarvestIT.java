package io.alluvium.standalone.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.schemas.topic.TopicLayout;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counting after a measurement: it sees what is lost, what is there twice, and what is not committed. */
class HarvestIT {

    @Test
    void shouldSeeWhatIsMissingWhatIsTwiceAndWhatIsNotCommitted(@TempDir Path directory) throws Exception {
        try (Site site = Site.open(directory, TopicLayout.DEFAULT)) {
            // Given
            long[] start = site.committed(Topics.EXAMPLES);
            CommitWatch watch = new CommitWatch(site, Topics.EXAMPLES);
            try (KafkaProducer<String, byte[]> producer = producer(site)) {
                producer.initTransactions();
                producer.beginTransaction();
                for (long ordinal : new long[] {10, 11, 12, 12, 99}) {
                    producer.send(example(ordinal));
                }
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(example(13));
                producer.flush();

                // When
                watch.look();
                long[] ends = site.committed(Topics.EXAMPLES);
                try (Harvest harvest = new Harvest(site, Topics.EXAMPLES, start, new Harvest.Range(10, 14))) {
                    harvest.readTo(ends);

                    // Then
                    assertThat(harvest.found()).isEqualTo(3);
                    assertThat(harvest.again()).isEqualTo(2);
                    assertThat(new Lap.Counts(4, harvest.found(), harvest.again(), 0).exact())
                            .isFalse();
                    assertThat(watch.reached(harvest.afterLast())).isEqualTo(watch.first());
                }
                producer.abortTransaction();
            }
        }
    }

    private static KafkaProducer<String, byte[]> producer(Site site) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", site.bootstrapServers(), "transactional.id", "harvest"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static ProducerRecord<String, byte[]> example(long ordinal) {
        Example example = new Example(
                "n" + ordinal, "", "news", "text", null, 0L, 0L, "", false, new Origin(Topics.RECORDS, 0, ordinal));
        return new ProducerRecord<>(Topics.EXAMPLES, "news", RecordWriter.write(example));
    }
}
