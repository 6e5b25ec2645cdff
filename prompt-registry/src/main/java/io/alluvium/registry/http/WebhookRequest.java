package io.alluvium.registry.http;

import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.problem.RegistryException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The wish that events be posted to an address.
 *
 * @param url the address, http or https
 * @param domains only events of these domains; all if absent
 * @param aliases only moves of these aliases
 * @param tags only about versions that had one of these tags, and changes of these tags
 * @param after the position after which events are posted; from now on if absent
 * @param reason what for
 * @param actor who asks
 */
@Schema(
        name = "WebhookRequest",
        examples = "{\"url\":\"https://example.org/prompts\",\"domains\":[\"news\"],\"aliases\":[\"live\"],"
                + "\"reason\":\"reload the prompt\",\"actor\":\"ada\"}")
public record WebhookRequest(
        @Nullable String url,
        @Nullable List<String> domains,
        @Nullable List<String> aliases,
        @Nullable List<String> tags,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String actor) {

    /** What it is when there is no body. */
    static final WebhookRequest NOTHING = new WebhookRequest(null, null, null, null, null, null, null);

    private static final Set<String> SCHEMES = Set.of("http", "https");

    Because because() {
        return Because.of(reason, actor);
    }

    /** The address, which must be one that messages can be posted to. */
    String wantedUrl() {
        try {
            URI address = new URI(String.valueOf(url));
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (SCHEMES.contains(scheme)
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getFragment() == null) {
                return address.toString();
            }
        } catch (URISyntaxException notAnAddress) {
            throw badUrl();
        }
        throw badUrl();
    }

    /** Where to begin; null where it says nothing of it. */
    @Nullable
    LogPosition from() {
        return after == null ? null : new EventsAsked(List.of(), List.of(), List.of(), after).from();
    }

    static List<String> list(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private RegistryException badUrl() {
        return RegistryException.badRequest(
                "the webhook",
                "\"url\" must be an http or https address with a host, without user and fragment, such as"
                        + " https://example.org/prompts, but is " + url);
    }
}
