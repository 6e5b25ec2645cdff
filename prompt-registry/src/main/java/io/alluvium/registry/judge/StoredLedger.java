package io.alluvium.registry.judge;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.VersionManifest;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The ledger in a state store: one entry per version, alias and decided wish, and per domain the newest version. */
final class StoredLedger implements Ledger {

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
    public @Nullable Integer aliasVersion(String domain, String alias) {
        return store.get(key("alias", domain, alias)) instanceof AliasMove move ? move.getToVersion() : null;
    }

    @Override
    public boolean decided(String domain, String requestId) {
        return store.get(key("wish", domain, requestId)) != null;
    }

    @Override
    public void keep(Ruling ruling) {
        if (ruling instanceof Ruling.Published published) {
            VersionManifest manifest = published.manifest();
            store.put(key("version", manifest.getDomain(), Integer.toString(manifest.getVersion())), manifest);
            store.put(key("head", manifest.getDomain(), ""), manifest);
        } else if (ruling instanceof Ruling.Moved moved) {
            store.put(key("alias", moved.move().getDomain(), moved.move().getAlias()), moved.move());
            keepWish(moved.move());
        } else if (ruling instanceof Ruling.Refused refused) {
            keepWish(refused.move());
        }
    }

    @Override
    public long lastSequence(String domain) {
        return store.get(key("announced", domain, "")) instanceof PromptAnnouncement last ? last.getSequence() : 0;
    }

    @Override
    public void keep(PromptAnnouncement announcement) {
        store.put(key("announced", announcement.getDomain(), ""), announcement);
    }

    private void keepWish(AliasMove move) {
        store.put(key("wish", move.getDomain(), move.getRequestId()), move);
    }

    private static String key(String kind, String domain, String name) {
        return kind + '\t' + domain + '\t' + name;
    }
}
