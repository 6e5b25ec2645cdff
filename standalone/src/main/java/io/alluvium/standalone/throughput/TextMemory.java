package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The least that a memory of texts costs: each text's digest goes into a store of the same kind and size as ingest's own
 * memory of duplicates, on disk and in a changelog, and is never looked up.
 *
 * @param window how long ingest remembers a text
 */
record TextMemory(Duration window) implements FixedKeyProcessorSupplier<String, Example, Example> {

    private static final String STORE = "texts";
    private static final byte AFTER_DOMAIN = 0;
    private static final int ENTRY_BYTES = Long.BYTES + Integer.BYTES + Long.BYTES;

    @Override
    public FixedKeyProcessor<String, Example, Example> get() {
        return new Remember(window.toMillis());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, window.multipliedBy(2), window, false),
                Serdes.Bytes(),
                Serdes.ByteArray()));
    }

    /** Remembers each text and passes it on. */
    private static final class Remember extends ContextualFixedKeyProcessor<String, Example, Example> {

        private final MessageDigest sha256 = sha256();
        private final long windowMillis;

        // Kafka Streams calls init before anything else.
        @SuppressWarnings("NullAway.Init")
        private WindowStore<Bytes, byte[]> store;

        Remember(long windowMillis) {
            this.windowMillis = windowMillis;
        }

        @Override
        public void init(FixedKeyProcessorContext<String, Example> context) {
            super.init(context);
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(FixedKeyRecord<String, Example> record) {
            Example example = record.value();
            long now = example.getAcceptedAtMillis();
            store.put(key(example), entry(example.getOrigin(), now), now - Math.floorMod(now, windowMillis));
            context().forward(record);
        }

        private Bytes key(Example example) {
            byte[] domain = example.getDomain().getBytes(StandardCharsets.UTF_8);
            byte[] digest = sha256.digest(example.getText().getBytes(StandardCharsets.UTF_8));
            return Bytes.wrap(ByteBuffer.allocate(domain.length + 1 + digest.length)
                    .put(domain)
                    .put(AFTER_DOMAIN)
                    .put(digest)
                    .array());
        }

        private static byte[] entry(Origin origin, long nowMillis) {
            return ByteBuffer.allocate(ENTRY_BYTES)
                    .putLong(nowMillis)
                    .putInt(origin.getPartition())
                    .putLong(origin.getOffset())
                    .array();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("This Java runtime has no SHA-256; use a complete one", e);
            }
        }
    }
}
