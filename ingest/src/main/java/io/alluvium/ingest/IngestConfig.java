package io.alluvium.ingest;

import io.alluvium.ingest.settle.SettleSettings;
import io.alluvium.ingest.validate.DomainPolicy;
import io.alluvium.ingest.validate.ValidationSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All settings of ingest. Keys begin with {@code alluvium.ingest}. */
@ConfigMapping(prefix = "alluvium.ingest")
public interface IngestConfig {

    /** Name of the Kafka Streams application: consumer group, internal topics and state folder are called after it. */
    @WithDefault("alluvium-ingest")
    String applicationId();

    /** How often offsets, stores and output commit together; also how late an example is seen downstream. */
    @WithDefault("100ms")
    Duration commitInterval();

    /** Threads of the topology in this process. */
    @WithDefault("1")
    int threads();

    /** Other processes that keep a copy of what is remembered of texts and domains, to take over faster. */
    @WithDefault("1")
    int standbyReplicas();

    /** The largest value of a record in bytes; a larger one is refused as OVERSIZED. */
    @WithDefault("524288")
    int maxRecordBytes();

    /** The largest text in bytes of UTF-8; a larger one is refused as OVERSIZED. */
    @WithDefault("262144")
    int maxTextBytes();

    /**
     * The largest refused record in bytes (key, value and headers) that is copied to the rejects topic with its value;
     * of a larger one only headers are written. Keep it a little under what the broker takes as a message.
     */
    @WithDefault("1000000")
    int largestRejectBytes();

    /** The earliest timestamp that is believed; an earlier one is refused as TIMESTAMP. */
    @WithDefault("1971-01-01T00:00:00Z")
    Instant earliestTimestamp();

    /** How far ahead of the clock a timestamp may be; one beyond it is refused as TIMESTAMP. */
    @WithDefault("1d")
    Duration maxFuture();

    /** What to do with a domain that is not in {@code alluvium.ingest.domains}: accept or reject. */
    @WithDefault("accept")
    DomainPolicy unknownDomains();

    /** The known domains; matters only where unknown ones are rejected. */
    Optional<Set<String>> domains();

    /** Allowed language tags per domain, such as {@code en,de}; a domain without an entry takes any language. */
    Map<String, List<String>> languages();

    /** How long a text is remembered; the same text of the same domain within that time is a duplicate. */
    @WithDefault("7d")
    Duration duplicateWindow();

    /**
     * For how many texts of one window and partition a filter in memory grows, which tells new texts without a look at
     * the disk and takes 10 bits for each. Of more texts than that more are looked for, and none is told wrongly.
     */
    @WithDefault("16000000")
    int duplicateFilterTexts();

    /** One text in that many is held out for the publication gate and never trained; 0 for none. */
    @WithDefault("12")
    int heldOutOneIn();

    /** After how long without an accepted record a domain's open batch is cut. */
    @WithDefault("5s")
    Duration quietCut();

    /** The largest body of an HTTP request in bytes; a larger one is answered with 413. */
    @WithDefault("8388608")
    int maxBodyBytes();

    /** How long an HTTP request waits for the broker before it is answered with 503. */
    @WithDefault("10s")
    Duration produceTimeout();

    /** What may be learned from. */
    default ValidationSettings validation() {
        return new ValidationSettings(
                new ValidationSettings.Limits(maxRecordBytes(), maxTextBytes()),
                earliestTimestamp(),
                maxFuture(),
                new ValidationSettings.Domains(domains().orElse(Set.of()), unknownDomains()),
                languages());
    }

    /** What becomes of what may be learned. */
    default SettleSettings settle() {
        return new SettleSettings(duplicateWindow(), duplicateFilterTexts(), quietCut());
    }

    /** What the topology goes by. */
    default IngestSettings settings() {
        return new IngestSettings(validation(), heldOutOneIn(), settle(), largestRejectBytes());
    }
}
