package io.alluvium.worker.predict;

import io.alluvium.model.Generation;
import io.alluvium.model.GenerationRequest;
import io.alluvium.worker.prompt.PromptLease;
import io.alluvium.worker.prompt.ServedVersion;
import java.util.List;
import java.util.function.Predicate;

/**
 * A request that was let in and found to fit. All its texts are continued with the one version that it was given, even
 * if the alias moves meanwhile. It must be closed, whatever happens.
 */
public final class Prediction implements AutoCloseable {

    private final TextWriter writer;
    private final CompletionRequest request;
    private final List<int[]> tokens;
    private final PromptLease lease;
    private final Admission.Turn turn;

    /** Takes over the lease and the turn. */
    public Prediction(
            TextWriter writer, CompletionRequest request, List<int[]> tokens, PromptLease lease, Admission.Turn turn) {
        this.writer = writer;
        this.request = request;
        this.tokens = tokens;
        this.lease = lease;
        this.turn = turn;
    }

    /** What it is answered with. */
    public ServedVersion served() {
        return lease.served();
    }

    /** Number of texts to continue. */
    public int size() {
        return tokens.size();
    }

    /**
     * Continues the text at that place.
     *
     * @param sink hears each piece of text as it comes, and returns false to end
     */
    public Choice run(int place, Predicate<String> sink) {
        GenerationRequest generation = new GenerationRequest(
                tokens.get(place), request.maxTokens(), request.samplingAt(place), request.stop());
        TextFlow flow = new TextFlow(sink, request.stop());
        Generation done = writer.write(generation, lease.prepared(), (piece, token) -> flow.accept(piece));
        if (done.reason() != Generation.FinishReason.CANCELLED) {
            flow.finish(done.text());
        }
        return new Choice(done.text(), done.reason(), done.promptTokens(), done.tokens().length);
    }

    @Override
    public void close() {
        lease.close();
        turn.close();
    }
}
