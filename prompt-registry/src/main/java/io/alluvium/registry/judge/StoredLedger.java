package io.alluvium.registry.judge;

import io.alluvium.registry.rule.Wish;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in a state store: one entry per version, alias, retirement, tag and decided wish, and per domain the newest
 * version.
 */
final class StoredLedger implements Ledger {

    private static final StringSerializer KEYS = new StringSerializer();

    private final KeyValueStore<String, SpecificRecord> store;

    StoredLedger(KeyValueStore<String, SpecificRecord> store) {
        this.store = store;
    }

    @Override
    public int lastVersion(String domain) {
        return store.get(key("head", domain, "")) instanceof VersionManifest head ? head.getVersion() : 0;
    }

    @Override
    public @Nullable VersionManifest version(String domain, int version) {
        return (VersionManifest) store.get(key("version", domain, Integer.toString(version)));
    }

    @Override
    public @Nullable AliasMove alias(String domain, String alias) {
        return (AliasMove) store.get(key("alias", domain, alias));
    }

    @Override
    public @Nullable Retirement retirement(String domain, int version) {
        return (Retirement) store.get(key("retired", domain, Integer.toString(version)));
    }

    @Override
    public Map<String, String> tags(String domain, int version) {
        Map<String, String> tags = new TreeMap<>();
        try (KeyValueIterator<String, SpecificRecord> found =
                store.prefixScan(key("tag", domain, version + "\t"), KEYS)) {
            while (found.hasNext()) {
                if (found.next().value instanceof TagChange tag && tag.getValue() != null) {
                    tags.put(tag.getTag(), tag.getValue());
                }
            }
        }
        return tags;
    }

    @Override
    public boolean decided(String domain, String requestId) {
        return store.get(key("wish", domain, requestId)) != null;
    }

    @Override
    public void keep(Ruling ruling) {
        if (ruling instanceof Ruling.Published published) {
            VersionManifest manifest = published.fact();
            store.put(key("version", manifest.getDomain(), Integer.toString(manifest.getVersion())), manifest);
            store.put(key("head", manifest.getDomain(), ""), manifest);
        } else if (ruling instanceof Ruling.Moved moved) {
            store.put(key("alias", moved.fact().getDomain(), moved.fact().getAlias()), moved.fact());
        } else if (ruling instanceof Ruling.Retired retired) {
            Retirement fact = retired.fact();
            store.put(key("retired", fact.getDomain(), Integer.toString(fact.getVersion())), fact);
        } else if (ruling instanceof Ruling.Tagged tagged) {
            TagChange fact = tagged.fact();
            store.put(
                    key("tag", fact.getDomain(), fact.getVersion() + "\t" + fact.getTag()),
                    fact.getValue() == null ? null : fact);
        }
        Wish.of(ruling.fact())
                .ifPresent(wish -> store.put(key("wish", wish.domain(), wish.requestId()), ruling.fact()));
    }

    @Override
    public long lastSequence(String domain) {
        return store.get(key("announced", domain, "")) instanceof PromptAnnouncement last ? last.getSequence() : 0;
    }

    @Override
    public void keep(PromptAnnouncement announcement) {
        store.put(key("announced", announcement.getDomain(), ""), announcement);
    }

    private static String key(String kind, String domain, String name) {
        return kind + '\t' + domain + '\t' + name;
    }
}
