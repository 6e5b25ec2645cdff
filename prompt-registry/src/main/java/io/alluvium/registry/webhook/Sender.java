package io.alluvium.registry.webhook;

import io.alluvium.schemas.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Posts messages and follows no redirect. Nothing that it does waits. */
final class Sender {

    private static final int GONE = 410;

    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;

    Sender(Duration timeout, Clock clock) {
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Why a receiver did not take a message.
     *
     * @param error for people
     * @param gone whether it wants no more
     */
    record Refused(String error, boolean gone) {}

    /** Posts a message; empty where the receiver took it. */
    CompletableFuture<Optional<Refused>> post(Webhook hook, Message message) {
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(hook.getUrl()))
                .timeout(timeout)
                .header("Content-Type", "application/cloudevents+json")
                .header("User-Agent", "alluvium-registry")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", Signature.of(hook.getSecret(), message.id(), seconds, message.body()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.body()))
                .build();
        return http.sendAsync(request, head -> new NoBody()).handle((answer, failure) -> {
            if (failure != null) {
                return Optional.of(new Refused(error(failure), false));
            }
            int status = answer.statusCode();
            return status >= 200 && status < 300
                    ? Optional.empty()
                    : Optional.of(new Refused("it answered " + status, status == GONE));
        });
    }

    private static String error(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
