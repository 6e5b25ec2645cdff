package io.alluvium.worker.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.worker.predict.Choice;
import io.alluvium.worker.predict.Prediction;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A completion as server-sent events: pieces of text as they come, the end of each continuation, and {@code [DONE]}. It
 * ends the prediction, and stops it early when nobody listens any more.
 */
final class CompletionStream implements StreamingOutput {

    private final Prediction prediction;
    private final CompletionAnswer.Head head;
    private final ObjectMapper json;
    private final boolean usage;
    private final Consumer<Choice> finished;

    CompletionStream(
            Prediction prediction,
            CompletionAnswer.Head head,
            ObjectMapper json,
            boolean usage,
            Consumer<Choice> finished) {
        this.prediction = prediction;
        this.head = head;
        this.json = json;
        this.usage = usage;
        this.finished = finished;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (prediction) {
            List<Choice> choices = new ArrayList<>();
            for (int index = 0; index < prediction.size(); index++) {
                choices.add(stream(index, out));
            }
            if (usage) {
                send(out, json.writeValueAsString(head.with(List.of(), CompletionAnswer.Usage.of(choices))));
            }
            send(out, "[DONE]");
        } catch (UncheckedIOException e) {
            throw e.getCause(); // Nobody listens any more.
        } catch (RuntimeException e) {
            send(out, json.writeValueAsString(Errors.body(e)));
        }
    }

    private Choice stream(int index, OutputStream out) throws IOException {
        Choice choice = prediction.run(index, piece -> sendPiece(out, index, piece));
        send(out, json.writeValueAsString(head.with(List.of(CompletionAnswer.Item.end(index, choice)), null)));
        finished.accept(choice);
        return choice;
    }

    private boolean sendPiece(OutputStream out, int index, String piece) {
        try {
            CompletionAnswer.Item item = new CompletionAnswer.Item(piece, index, null);
            send(out, json.writeValueAsString(head.with(List.of(item), null)));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
