package io.alluvium.worker.predict;

import io.alluvium.model.Backbone;
import io.alluvium.model.Generation;
import io.alluvium.model.GenerationRequest;
import io.alluvium.model.PreparedPrompt;
import io.alluvium.model.TokenListener;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.generate.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Continues texts. All requests at a causal model share one batch, whatever prompts they have; those at another one are
 * continued each by itself.
 */
public final class TextWriter implements AutoCloseable {

    private final Backbone backbone;
    private final @Nullable Decoder decoder;

    /**
     * How much is brought on together.
     *
     * @param rows texts that are continued together
     * @param tokens tokens of new texts that are read before the others get their next token
     */
    public record Settings(int rows, int tokens) {

        /** Checks the numbers. */
        public Settings {
            if (rows < 1 || tokens < 1) {
                throw new IllegalArgumentException(
                        "alluvium.worker.batch needs 1 row and 1 token at least, but has " + rows + " and " + tokens);
            }
        }
    }

    /** A writer on this model, which is closed after it. */
    public TextWriter(Backbone backbone, Settings settings) {
        this.backbone = backbone;
        this.decoder = backbone.shape().task() == Architecture.Task.CAUSAL
                ? new Decoder(
                        backbone.rows(settings.rows()),
                        backbone.special(),
                        backbone.tokenizer()::decode,
                        settings.tokens())
                : null;
    }

    /** Continues a text; the listener hears each token on the caller's thread, and may stop it. */
    Generation write(GenerationRequest request, PreparedPrompt prompt, TokenListener listener) {
        return decoder == null
                ? backbone.generate(request, prompt, listener)
                : decoder.generate(request, prompt, listener);
    }

    /** Texts that have a row. */
    public int running() {
        return decoder == null ? 0 : decoder.running();
    }

    /** Texts that wait for a row. */
    public int waiting() {
        return decoder == null ? 0 : decoder.waiting();
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
    }
}
