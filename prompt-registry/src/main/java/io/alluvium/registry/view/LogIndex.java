package io.alluvium.registry.view;

import io.alluvium.registry.event.LogMark;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps each fact of the log once, and a pointer to it under every key that it is looked for by. */
final class LogIndex {

    private final KeyValueStore<String, SpecificRecord> store;
    private final Shelf shelf;

    LogIndex(KeyValueStore<String, SpecificRecord> store) {
        this.store = store;
        this.shelf = new Shelf(store);
    }

    /** Takes what stands at that place of the log. */
    void take(LogMark mark, SpecificRecord fact) {
        String key = ViewKeys.event(mark);
        store.put(key, fact);
        Pointer here = new Pointer(key);
        if (fact instanceof VersionManifest version) {
            published(version, here);
        } else if (fact instanceof AliasMove move) {
            store.put(ViewKeys.wish(move.getDomain(), mark), here);
            if (move.getStatus() == AliasMoveStatus.ACCEPTED) {
                moved(move, mark, here);
            }
        } else if (fact instanceof Retirement retirement) {
            store.put(ViewKeys.wish(retirement.getDomain(), mark), here);
            if (retirement.getStatus() == AliasMoveStatus.ACCEPTED) {
                retired(retirement, here);
            }
        } else if (fact instanceof TagChange tag) {
            store.put(ViewKeys.wish(tag.getDomain(), mark), here);
            if (tag.getStatus() == AliasMoveStatus.ACCEPTED) {
                tagged(tag, mark, here);
            }
        }
    }

    private void published(VersionManifest version, Pointer here) {
        String domain = version.getDomain();
        int number = version.getVersion();
        store.put(ViewKeys.version(domain, number), here);
        store.put(ViewKeys.digest(version.getDigest(), domain, number), here);
        Term.of(version).forEach(term -> store.put(ViewKeys.found(term, domain, number), Pointer.THERE));
    }

    private void moved(AliasMove move, LogMark mark, Pointer here) {
        String domain = move.getDomain();
        String alias = move.getAlias();
        Optional<AliasMove> before = shelf.get(ViewKeys.alias(domain, alias), AliasMove.class);
        store.put(ViewKeys.alias(domain, alias), here);
        if (Objects.equals(before.map(AliasMove::getToVersion).orElse(null), move.getToVersion())) {
            return;
        }
        before.ifPresent(last -> store.delete(ViewKeys.found(Term.alias(alias), domain, last.getToVersion())));
        store.put(ViewKeys.found(Term.alias(alias), domain, move.getToVersion()), Pointer.THERE);
        long since = Math.max(move.getMovedAtMillis(), lastServedMillis(domain, alias));
        store.put(ViewKeys.served(domain, alias, since, mark), here);
    }

    /** The clocks of two writers may differ; what the log says later is never served earlier. */
    private long lastServedMillis(String domain, String alias) {
        String all = ViewKeys.served(domain, alias);
        return shelf.lastBefore(all, ViewKeys.end(all))
                .map(ViewKeys::servedMillis)
                .orElse(0L);
    }

    private void retired(Retirement retirement, Pointer here) {
        String domain = retirement.getDomain();
        int version = retirement.getVersion();
        store.put(ViewKeys.retired(domain, version), retirement.getRetired() ? here : null);
        store.put(ViewKeys.found(Term.retired(), domain, version), retirement.getRetired() ? Pointer.THERE : null);
    }

    private void tagged(TagChange change, LogMark mark, Pointer here) {
        String domain = change.getDomain();
        int version = change.getVersion();
        String tag = change.getTag();
        String key = ViewKeys.tag(domain, version, tag);
        store.put(ViewKeys.tagged(domain, version, tag, mark.offset()), here);
        shelf.get(key, TagChange.class)
                .map(TagChange::getValue)
                .ifPresent(old -> store.delete(ViewKeys.found(Term.tag(tag, old), domain, version)));
        String value = change.getValue();
        if (value == null) {
            store.delete(key);
            store.delete(ViewKeys.found(Term.tag(tag), domain, version));
            return;
        }
        store.put(key, here);
        store.put(ViewKeys.found(Term.tag(tag), domain, version), Pointer.THERE);
        store.put(ViewKeys.found(Term.tag(tag, value), domain, version), Pointer.THERE);
    }
}
