package io.alluvium.endtoend;

import io.alluvium.endtoend.client.Log;
import io.alluvium.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes that are no record of this system, such as a broken program might write. */
final class Rubbish {

    private static final List<String> TOPICS = List.of(
            Topics.EXAMPLES,
            Topics.VERSIONS,
            Topics.ALIAS_REQUESTS,
            Topics.REGISTRY_LOG,
            Topics.ANNOUNCEMENTS,
            Topics.ACKNOWLEDGEMENTS,
            Topics.PROGRESS);

    private Rubbish() {}

    /** Writes some of every kind to every topic behind ingest, under that key. */
    static void everywhere(Log log, String key) {
        byte[] text = "rubbish".getBytes(StandardCharsets.UTF_8);
        byte[] unknownSchema = {(byte) 0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] halfAHeader = {(byte) 0xC3, 1};
        TOPICS.forEach(topic -> log.write(topic, key, List.of(text, unknownSchema, halfAHeader)));
    }
}
