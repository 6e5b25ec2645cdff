package io.alluvium.model.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where models come from and where they are kept, as the environment says it to every program that uses a Hub.
 *
 * @param endpoint address of the Hub ({@code HF_ENDPOINT})
 * @param cache directory of the cache ({@code HF_HUB_CACHE}, or {@code hub} within {@code HF_HOME})
 * @param token what proves who asks ({@code HF_TOKEN}, or the file {@code token} within {@code HF_HOME}); null: nobody
 * @param offline whether no request is made ({@code HF_HUB_OFFLINE})
 * @param links whether snapshots link to blobs ({@code HF_HUB_DISABLE_SYMLINKS} turns it off)
 * @param timeouts how long to wait for an answer
 */
public record HubSettings(
        URI endpoint, Path cache, @Nullable String token, boolean offline, boolean links, Timeouts timeouts) {

    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

    /**
     * How long to wait for the Hub.
     *
     * @param answer for the head of an answer ({@code HF_HUB_ETAG_TIMEOUT})
     * @param silence for the next bytes of a file ({@code HF_HUB_DOWNLOAD_TIMEOUT})
     */
    public record Timeouts(Duration answer, Duration silence) {}

    /** What this process's environment says. */
    public static HubSettings fromEnvironment() {
        return from(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** What that environment says to a user with that home directory. */
    public static HubSettings from(Map<String, String> environment, Path userHome) {
        Map<String, String> set = new java.util.HashMap<>(environment);
        set.values().removeIf(String::isBlank);
        Path caches = path(set, "XDG_CACHE_HOME", userHome, userHome.resolve(".cache"));
        Path home = path(set, "HF_HOME", userHome, caches.resolve("huggingface"));
        Path cache =
                path(set, "HF_HUB_CACHE", userHome, path(set, "HUGGINGFACE_HUB_CACHE", userHome, home.resolve("hub")));
        boolean offline =
                set.containsKey("HF_HUB_OFFLINE") ? isTrue(set, "HF_HUB_OFFLINE") : isTrue(set, "TRANSFORMERS_OFFLINE");
        return new HubSettings(
                endpoint(set.getOrDefault("HF_ENDPOINT", "https://huggingface.co")),
                cache,
                isTrue(set, "HF_HUB_DISABLE_IMPLICIT_TOKEN")
                        ? null
                        : token(set, path(set, "HF_TOKEN_PATH", userHome, home.resolve("token"))),
                offline,
                !isTrue(set, "HF_HUB_DISABLE_SYMLINKS"),
                new Timeouts(seconds(set, "HF_HUB_ETAG_TIMEOUT"), seconds(set, "HF_HUB_DOWNLOAD_TIMEOUT")));
    }

    private static Path path(Map<String, String> set, String key, Path userHome, Path otherwise) {
        String value = set.get(key);
        if (value == null) {
            return otherwise;
        }
        return value.startsWith("~/") ? userHome.resolve(value.substring(2)) : Path.of(value);
    }

    private static boolean isTrue(Map<String, String> set, String key) {
        return TRUE.contains(set.getOrDefault(key, "").toUpperCase(Locale.ROOT));
    }

    private static URI endpoint(String value) {
        String trimmed = value.strip().replaceAll("/+$", "");
        if (!trimmed.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw new HubException("HF_ENDPOINT is \"" + value + "\"; give an address such as https://huggingface.co");
        }
        return URI.create(trimmed);
    }

    private static Duration seconds(Map<String, String> set, String key) {
        String value = set.getOrDefault(key, "10").strip();
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new HubException(key + " is \"" + value + "\"; give whole seconds, such as 10");
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static @Nullable String token(Map<String, String> set, Path file) {
        String named = set.getOrDefault("HF_TOKEN", set.get("HUGGING_FACE_HUB_TOKEN"));
        if (named != null) {
            return named.strip();
        }
        try {
            String stored = Files.isRegularFile(file) ? Files.readString(file).strip() : "";
            return stored.isEmpty() ? null : stored;
        } catch (IOException e) {
            throw new HubException(
                    "Reading the token in " + file + ": " + e.getMessage() + "; set HF_TOKEN instead", e);
        }
    }

    @Override
    public String toString() {
        return "HubSettings[endpoint=" + endpoint + ", cache=" + cache + ", token=" + (token == null ? "none" : "given")
                + ", offline=" + offline + ", links=" + links + "]";
    }
}
