package io.alluvium.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.schemas.WebhookStatus;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook and how far posting to it has come, as JSON.
 *
 * @param id its name
 * @param url where events are posted
 * @param chosen which events
 * @param registered by whom, when and what for
 * @param state ACTIVE, or FAILING where somebody should look
 * @param position everything chosen up to there was taken
 * @param delivered how many messages were taken
 * @param lastDeliveredAt when the last one was
 * @param failures attempts that failed since then
 * @param lastError what came of the last of them
 * @param nextAttemptAt when the next one is
 * @param secret what messages are signed with; said once, in the answer to the registration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Webhook",
        description = "A webhook and how far posting to it has come",
        examples = "{\"id\":\"wh-5c1e8a90b2d4\",\"url\":\"https://example.org/prompts\",\"chosen\":{\"domains\":"
                + "[\"news\"],\"aliases\":[\"live\"],\"tags\":[]},\"registered\":{\"at\":\"2026-01-01T00:00:00Z\","
                + "\"actor\":\"ada\",\"reason\":\"reload the prompt\"},\"state\":\"ACTIVE\",\"position\":\"0:12.3:7\","
                + "\"delivered\":12,\"lastDeliveredAt\":\"2026-01-02T00:00:00Z\",\"failures\":0}")
public record WebhookView(
        @Schema(examples = "wh-5c1e8a90b2d4") String id,
        @Schema(examples = "https://example.org/prompts") String url,
        Chosen chosen,
        Registered registered,
        @Schema(examples = "ACTIVE") String state,
        String position,
        long delivered,
        @Nullable Instant lastDeliveredAt,
        int failures,
        @Nullable String lastError,
        @Nullable Instant nextAttemptAt,
        @Nullable String secret) {

    /**
     * Which events.
     *
     * @param domains of these domains; of all where there is none
     * @param aliases moves of these aliases
     * @param tags about versions that had one of these tags
     */
    @Schema(name = "WebhookChosen")
    public record Chosen(List<String> domains, List<String> aliases, List<String> tags) {}

    /**
     * By whom, when and what for.
     *
     * @param at when
     * @param actor by whom
     * @param reason what for
     */
    @Schema(name = "WebhookRegistered")
    public record Registered(Instant at, String actor, String reason) {}

    static WebhookView of(WebhookStatus status) {
        return of(status, null);
    }

    static WebhookView of(WebhookStatus status, @Nullable String secret) {
        return new WebhookView(
                status.getId(),
                status.getUrl(),
                new Chosen(status.getDomains(), status.getAliases(), status.getTags()),
                new Registered(
                        Instant.ofEpochMilli(status.getCreatedAtMillis()), status.getActor(), status.getReason()),
                status.getFailing() ? "FAILING" : "ACTIVE",
                status.getPosition(),
                status.getDelivered(),
                instant(status.getLastDeliveredAtMillis()),
                status.getFailures(),
                status.getLastError(),
                instant(status.getNextAttemptAtMillis()),
                secret);
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
