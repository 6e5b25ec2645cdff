package io.alluvium.registry.webhook;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads nothing of an answer's body: the status says all, and a body may be without end. */
final class NoBody implements HttpResponse.BodySubscriber<String> {

    private final CompletableFuture<String> done = new CompletableFuture<>();

    @Override
    public CompletionStage<String> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
        done.complete("");
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        // None was asked for.
    }

    @Override
    public void onError(Throwable failure) {
        done.complete("");
    }

    @Override
    public void onComplete() {
        done.complete("");
    }
}
