package io.alluvium.model;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.checkpoint.CheckpointDirectory;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.model.tokenizer.TextTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frozen language model as a host for soft prompts: scores text, computes gradients for a prompt, generates. Its
 * weights never change. What goes in and comes out are Java values; native memory lives as long as one call, a
 * {@link PreparedPrompt} or the backbone. Safe for concurrent use.
 */
public final class Backbone implements AutoCloseable {
    private static final long VOCABULARY_ROWS_AT_ONCE = 512;
    private static final int SCORED_TOKENS_AT_ONCE = 4096;

    private final NativeBackbone host;
    private final Gpt2Config shape;
    private final BackboneIdentity identity;
    private final HostArithmetic arithmetic;
    private final TextTokenizer tokenizer;
    private final int endOfText;

    private Backbone(CheckpointDirectory checkpoint, BackboneOptions options, TextTokenizer tokenizer) {
        this.shape = checkpoint.config();
        this.tokenizer = tokenizer;
        this.endOfText = tokenizer.endOfText();
        this.host = new NativeBackbone(checkpoint, options);
        this.arithmetic = HostArithmetic.of(options);
        Path name = checkpoint.path().toAbsolutePath().normalize().getFileName();
        this.identity = new BackboneIdentity(
                name == null ? "base" : name.toString(),
                checkpoint.digest("model.safetensors"),
                checkpoint.digest("tokenizer.json"));
    }

    /**
     * Opens a Hugging Face checkpoint directory of the GPT-2 family.
     *
     * @throws CheckpointException if a file is missing, damaged or does not fit the others
     */
    public static Backbone open(Path directory, BackboneOptions options) {
        CheckpointDirectory checkpoint = CheckpointDirectory.read(directory);
        try {
            return new Backbone(checkpoint, options, TextTokenizer.load(directory.resolve("tokenizer.json")));
        } catch (IOException e) {
            throw new CheckpointException("reading tokenizer of " + directory + ": " + e.getMessage());
        }
    }

    /** Shape of the model. */
    public Gpt2Config shape() {
        return shape;
    }

    /** Which model this is. */
    public BackboneIdentity identity() {
        return identity;
    }

    /** How it computes. */
    public HostArithmetic arithmetic() {
        return arithmetic;
    }

    /** The model's tokenizer. */
    public TextTokenizer tokenizer() {
        return tokenizer;
    }

    /** The token that parts documents; it also starts them. */
    public int endOfText() {
        return endOfText;
    }

    /** Tokens of text that fit beside a prompt. */
    public int maxTokens(@Nullable PromptShape prompt) {
        return shape.context() - (prompt == null ? 0 : prompt.length());
    }

    /** Cross-entropy of every target token in nats, shaped like the targets. */
    public float[][] losses(TokenBatch batch, @Nullable SoftPrompt prompt) {
        check(batch, prompt);
        int rowsAtOnce = Math.max(1, SCORED_TOKENS_AT_ONCE / batch.longest());
        List<float[]> losses = new ArrayList<>();
        for (int first = 0; first < batch.rows(); first += rowsAtOnce) {
            int end = Math.min(batch.rows(), first + rowsAtOnce);
            var part = new TokenBatch(
                    Arrays.copyOfRange(batch.inputs(), first, end), Arrays.copyOfRange(batch.targets(), first, end));
            losses.addAll(Arrays.asList(score(part, prompt)));
        }
        return losses.toArray(new float[0][]);
    }

    private float[][] score(TokenBatch batch, @Nullable SoftPrompt prompt) {
        try (PtNDManager scope = host.scope()) {
            BatchTensors tensors = BatchTensors.of(scope, batch);
            List<PtNDArray> soft = BatchTensors.stacks(scope, prompt == null ? List.of() : List.of(prompt));
            PtNDArray owner = BatchTensors.index(scope, new int[batch.rows()]);
            PtNDArray grid = host.call(
                            scope,
                            "score",
                            tensors.ids(),
                            tensors.targets(),
                            soft,
                            owner,
                            host.heads(),
                            host.epsilon(),
                            VOCABULARY_ROWS_AT_ONCE)
                    .get(0);
            return tensors.rowsOfGrid(grid.toFloatArray());
        }
    }

    /**
     * The frozen model's own activations for {@code tokens} in the layout of a prompt: keys and values of every layer for a
     * prefix, embeddings for a prompt. The start of "vocabulary" initialisation.
     */
    public float[] activations(PromptKind kind, int... tokens) {
        check(tokens);
        if (tokens.length < 1 || tokens.length > shape.context()) {
            throw new IllegalArgumentException(
                    "activations of " + tokens.length + " tokens; the context holds 1 to " + shape.context());
        }
        try (PtNDManager scope = host.scope()) {
            PtNDArray ids = BatchTensors.index(scope, tokens);
            String method = kind == PromptKind.PREFIX ? "keys_and_values" : "embeddings";
            return host.call(scope, method, ids, host.heads(), host.epsilon())
                    .get(0)
                    .toFloatArray();
        }
    }

    /** The gradient of one objective with respect to the student prompt, and what was measured on the way. */
    public StepResult step(StepRequest request) {
        TokenBatch batch = request.batch();
        check(batch, request.student());
        try (PtNDManager scope = host.scope()) {
            BatchTensors tensors = BatchTensors.of(scope, batch);
            Distillation distillation = request.taught();
            int[] owners = distillation.teacherOfRow();
            float[][] mask = new float[batch.rows()][];
            for (int row = 0; row < mask.length; row++) {
                mask[row] = new float[batch.targets()[row].length];
                Arrays.fill(mask[row], owners[row] >= 0 ? 1f : 0f);
            }
            List<PtNDArray> results = host.call(
                    scope,
                    "prompt_step",
                    tensors.ids(),
                    tensors.targets(),
                    tensors.active(),
                    BatchTensors.flat(scope, request.weights(), batch.tokens()),
                    BatchTensors.prompt(scope, request.student()),
                    BatchTensors.stacks(scope, distillation.teachers()),
                    BatchTensors.index(scope, owners),
                    BatchTensors.flat(scope, mask, batch.tokens()),
                    distillation.weight(),
                    distillation.temperature(),
                    distillation.gate().margin(),
                    distillation.gate().enabled(),
                    host.heads(),
                    host.epsilon(),
                    VOCABULARY_ROWS_AT_ONCE);
            return result(request, tensors, mask, results);
        }
    }

    private static StepResult result(
            StepRequest request, BatchTensors tensors, float[][] mask, List<PtNDArray> results) {
        float[] losses = results.get(1).toFloatArray();
        float[] divergences = results.get(2).toFloatArray();
        float[] open = results.get(3).toFloatArray();
        double crossEntropy = 0;
        double divergence = 0;
        int gated = 0;
        int distilled = 0;
        int token = 0;
        for (int row = 0; row < mask.length; row++) {
            for (int i = 0; i < mask[row].length; i++) {
                crossEntropy += request.weights()[row][i] * losses[token];
                divergence += divergences[token];
                gated += open[token] > 0 ? 1 : 0;
                distilled += mask[row][i] > 0 ? 1 : 0;
                token++;
            }
        }
        return new StepResult(
                results.get(0).toFloatArray(),
                crossEntropy,
                divergence / Math.max(1, gated),
                gated,
                distilled,
                tensors.rows(losses));
    }

    /** Computes a prompt's keys and values once, for any number of requests; null prepares the model without a prompt. */
    public PreparedPrompt prepare(@Nullable SoftPrompt prompt) {
        check(prompt);
        return PreparedPrompt.of(host, prompt);
    }

    /** Continues a text; the listener hears each new token and may stop the generation. */
    public Generation generate(GenerationRequest request, PreparedPrompt prompt, TokenListener listener) {
        check(request.prompt());
        return new Generator(host, shape, tokenizer, endOfText).generate(request, prompt, listener);
    }

    private void check(TokenBatch batch, @Nullable SoftPrompt prompt) {
        check(prompt);
        int room = maxTokens(prompt == null ? null : prompt.shape());
        if (batch.longest() > room) {
            throw new IllegalArgumentException("a row has " + batch.longest() + " tokens; the context of "
                    + shape.context() + " leaves room for " + room);
        }
        Arrays.stream(batch.inputs()).forEach(this::check);
        Arrays.stream(batch.targets()).forEach(this::check);
    }

    private void check(int... tokens) {
        for (int token : tokens) {
            if (token < 0 || token >= shape.vocabulary()) {
                throw new IllegalArgumentException(
                        "token id " + token + " is not in the vocabulary of " + shape.vocabulary());
            }
        }
    }

    private void check(@Nullable SoftPrompt prompt) {
        if (prompt == null) {
            return;
        }
        PromptShape found = prompt.shape();
        if (found.layers() != shape.layers()
                || found.heads() != shape.heads()
                || found.headWidth() != shape.headWidth()
                || found.length() >= shape.context()) {
            throw new IllegalArgumentException("prompt " + found + " does not fit backbone " + identity.name() + " "
                    + Map.of("layers", shape.layers(), "heads", shape.heads(), "headWidth", shape.headWidth())
                    + "; use the backbone it was trained on");
        }
    }

    /** Whether no call holds native memory at present; for tests. */
    boolean idle() {
        return host.idle();
    }

    @Override
    public void close() {
        host.close();
        tokenizer.close();
    }
}
