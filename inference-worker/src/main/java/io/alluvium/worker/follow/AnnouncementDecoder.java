package io.alluvium.worker.follow;

import io.alluvium.schemas.PromptAnnouncement;
import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.RecordReader;
import io.alluvium.schemas.serde.SchemaSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands records of the announcements topic; what cannot be understood is a value, never an exception. */
public final class AnnouncementDecoder {

    private final RecordReader<PromptAnnouncement> reader;

    /** Finds the writers' schemas there. */
    public AnnouncementDecoder(SchemaSource schemas) {
        this.reader = RecordReader.of(schemas, PromptAnnouncement.class);
    }

    /** What a record says. */
    public sealed interface News {

        /** The alias names what the announcement says. */
        record Announced(PromptKey key, PromptAnnouncement announcement) implements News {}

        /** The alias was removed. */
        record Removed(PromptKey key) implements News {}

        /**
         * Nothing that a worker can use.
         *
         * @param reason why, for people
         */
        record Unusable(String reason) implements News {}
    }

    /** Understands a record; its key is {@code domain:alias}, its value an announcement, or null where the alias is removed. */
    public News decode(@Nullable String key, byte @Nullable [] value) {
        Optional<PromptKey> named = key(key);
        if (named.isEmpty()) {
            return new News.Unusable("its key is not domain:alias");
        }
        if (value == null) {
            return new News.Removed(named.get());
        }
        Decoded<PromptAnnouncement> decoded = reader.read(value);
        if (decoded instanceof Decoded.Unreadable<PromptAnnouncement> no) {
            return new News.Unusable(no.detail());
        }
        PromptAnnouncement announcement = decoded.value().orElseThrow();
        String about = announcement.getDomain() + ":" + announcement.getAlias();
        return announcement.getDomain().equals(named.get().domain())
                        && announcement.getAlias().equals(named.get().alias())
                ? new News.Announced(named.get(), announcement)
                : new News.Unusable("its key does not name its alias " + about);
    }

    private static Optional<PromptKey> key(@Nullable String key) {
        int colon = key == null ? -1 : key.lastIndexOf(':');
        return key == null || colon < 1 || colon == key.length() - 1
                ? Optional.empty()
                : Optional.of(new PromptKey(key.substring(0, colon), key.substring(colon + 1)));
    }
}
