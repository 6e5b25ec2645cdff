package io.alluvium.standalone.registry;

import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordSerdes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Has a node judge and publish all versions, then tags and retirements, and waits until it knows them. */
final class RegistryFill {

    private static final int RETIRED_ONE_IN = 50;
    private static final int FEWEST_TO_RETIRE = 3; // Two versions in a row never fail, so that a later one is live.
    private static final long LOOK_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final double NANOS = 1e9;

    private final RegistryPlan.Size size;
    private final Shelf shelf;
    private final NodeClient node;
    private volatile @Nullable Exception failure;

    RegistryFill(RegistryPlan.Size size, Shelf shelf, NodeClient node) {
        this.size = size;
        this.shelf = shelf;
        this.node = node;
    }

    /** Fills it; the seconds that the versions took, from the first proposal until the node answers for the last. */
    double run(String bootstrapServers, LongConsumer progress) throws InterruptedException {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 20);
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(settings, new StringSerializer(), RecordSerdes.serializer())) {
            long begun = System.nanoTime();
            for (int version = 1; version <= size.versions(); version++) {
                for (int domain = 0; domain < size.domains(); domain++) {
                    send(producer, Topics.VERSIONS, domain, shelf.version(domain, version));
                }
            }
            producer.flush();
            for (int domain = 0; domain < size.domains(); domain++) {
                await("/v1/prompts/" + Shelf.domain(domain) + "/versions/" + size.versions() + "/standing");
                progress.accept((domain + 1L) * size.versions());
            }
            double seconds = (System.nanoTime() - begun) / NANOS;
            wish(producer);
            return seconds;
        }
    }

    private void wish(KafkaProducer<String, SpecificRecord> producer) throws InterruptedException {
        for (int domain = 0; domain < size.domains(); domain++) {
            if (Shelf.tagged(domain)) {
                send(producer, Topics.ALIAS_REQUESTS, domain, Shelf.tag(domain));
            }
            if (retired(domain)) {
                send(producer, Topics.ALIAS_REQUESTS, domain, retirement(domain));
            }
        }
        producer.flush();
        for (int domain = 0; domain < size.domains(); domain++) {
            if (Shelf.tagged(domain)) {
                await("/v1/prompts/" + Shelf.domain(domain) + "/versions/1/tags/" + Shelf.TAG);
            }
        }
    }

    private boolean retired(int domain) {
        return size.versions() >= FEWEST_TO_RETIRE && domain % RETIRED_ONE_IN == 0;
    }

    private static Retirement retirement(int domain) {
        return Retirement.newBuilder()
                .setDomain(Shelf.domain(domain))
                .setVersion(1)
                .setRequestId("retirement-" + domain)
                .setRetired(true)
                .setActor("bench")
                .setReason("bench")
                .setStatus(AliasMoveStatus.REQUESTED)
                .setDecidedAtMillis(1)
                .build();
    }

    private void send(KafkaProducer<String, SpecificRecord> producer, String topic, int domain, SpecificRecord record) {
        var unused = producer.send(new ProducerRecord<>(topic, Shelf.domain(domain), record), (metadata, problem) -> {
            if (problem != null) {
                failure = problem;
            }
        });
    }

    private void await(String path) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!node.has(path)) {
            if (failure != null || System.nanoTime() > deadline) {
                throw new IllegalStateException("The registry does not come to know " + path, failure);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
