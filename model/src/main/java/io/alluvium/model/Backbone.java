package io.alluvium.model;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.CheckpointDirectory;
import io.alluvium.model.family.SpecialTokens;
import io.alluvium.model.hub.ModelSource;
import io.alluvium.model.tokenizer.TextTokenizer;
import io.alluvium.model.tuner.Depth;
import io.alluvium.model.tuner.Fit;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TrainedTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
    private final Architecture shape;
    private final BackboneIdentity identity;
    private final HostArithmetic arithmetic;
    private final TextTokenizer tokenizer;
    private final SpecialTokens special;

    private Backbone(CheckpointDirectory checkpoint, BackboneOptions options, TextTokenizer tokenizer) {
        this.shape = checkpoint.shape();
        this.tokenizer = tokenizer;
        this.special = checkpoint.special(tokenizer.endOfText());
        this.host = new NativeBackbone(checkpoint, options);
        this.arithmetic = HostArithmetic.of(
                options, TransformerSource.of(checkpoint.shape()).digest());
        this.identity = new BackboneIdentity(
                name(checkpoint.path().toAbsolutePath().normalize()),
                checkpoint.weightsDigest(),
                checkpoint.tokenizerDigest());
    }

    /**
     * Opens a Hugging Face checkpoint directory of a known family.
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

    /** A model of a hub goes by its own name; its directory's is that of a commit. */
    private static String name(Path directory) {
        String known = ModelSource.repositoryOf(directory);
        Path last = directory.getFileName();
        if (known != null) {
            return known;
        }
        return last == null ? "base" : last.toString();
    }

    /** Shape of the model. */
    public Architecture shape() {
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

    /** Tokens that stand for places in a text. */
    public SpecialTokens special() {
        return special;
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
            List<Integer> rows = IntStream.range(first, end).boxed().toList();
            losses.addAll(Arrays.asList(score(batch.rows(rows), prompt)));
        }
        return losses.toArray(new float[0][]);
    }

    private float[][] score(TokenBatch batch, @Nullable SoftPrompt prompt) {
        try (PtNDManager scope = host.scope()) {
            Reading reading = new Reading(host, scope, prompt, batch);
            PtNDArray losses = reading.run("score", reading.targets(), VOCABULARY_ROWS_AT_ONCE)
                    .get(0);
            return BatchTensors.rows(batch, losses.toFloatArray());
        }
    }

    /** Logits of every target place, row by row, one place after the other; vocabulary numbers each. */
    public float[][] logits(TokenBatch batch, @Nullable SoftPrompt prompt) {
        return places("logits", batch, prompt);
    }

    /** Last hidden states of every target place in the same order, of which its logits are made; width numbers each. */
    public float[][] states(TokenBatch batch, @Nullable SoftPrompt prompt) {
        return places("states", batch, prompt);
    }

    private float[][] places(String method, TokenBatch batch, @Nullable SoftPrompt prompt) {
        check(batch, prompt);
        try (PtNDManager scope = host.scope()) {
            PtNDArray found =
                    new Reading(host, scope, prompt, batch).run(method).get(0);
            float[] flat = ((PtNDArray) found.toType(DataType.FLOAT32, false)).toFloatArray();
            float[][] places = new float[batch.tokens()][];
            int each = flat.length / places.length;
            for (int i = 0; i < places.length; i++) {
                places[i] = Arrays.copyOfRange(flat, i * each, (i + 1) * each);
            }
            return places;
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
            return host.call(scope, method, ids).get(0).toFloatArray();
        }
    }

    /** The model's own numbers where a tuner's tensor would stand in their place, such as a norm's gain. */
    public float[] own(TrainedTensor tensor) {
        return host.weight(tensor.name());
    }

    /** The gradient of one objective with respect to the student prompt, and what was measured on the way. */
    public StepResult step(StepRequest request) {
        TokenBatch batch = request.batch();
        check(batch, request.student());
        host.meter().goesBack(batch);
        try (PtNDManager scope = host.scope()) {
            Distillation distillation = request.taught();
            Distance distance = distillation.distance();
            double temperature = distance instanceof Distance.Divergence soft ? soft.temperature() : 1;
            TeacherStates teachers = TeacherStates.of(host, scope, request);
            Depth depth = Depth.of(request.student().shape(), shape);
            Reading reading = new Reading(host, scope, request.student(), batch);
            List<PtNDArray> results = reading.run(
                    "step",
                    reading.targets(),
                    BatchTensors.flat(scope, request.weights(), batch.tokens()),
                    teachers.states(),
                    teachers.taught(),
                    distillation.weight(),
                    temperature,
                    distance.squared(),
                    distillation.gate().margin(),
                    distillation.gate().mode(),
                    VOCABULARY_ROWS_AT_ONCE,
                    (long) depth.main(),
                    (long) depth.encoder(),
                    depth.below());
            return StepResult.of(
                    request, results.stream().map(PtNDArray::toFloatArray).toList());
        }
    }

    /** Computes a prompt's keys and values once, for any number of requests; null prepares the model without a prompt. */
    public PreparedPrompt prepare(@Nullable SoftPrompt prompt) {
        check(prompt);
        return PreparedPrompt.of(host, prompt);
    }

    /** Continues a text; the listener hears each new token and may stop the generation. */
    public Generation generate(GenerationRequest request, PreparedPrompt prompt, TokenListener listener) {
        check(request.prompt());
        if (!shape.generates()) {
            throw new IllegalArgumentException(
                    shape.family() + " fills in masked tokens and writes no text; a causal or seq2seq model does");
        }
        return new Generator(host, shape, tokenizer, special).generate(request, prompt, listener);
    }

    /**
     * Rows of a causal model in which texts are continued together, at most so many.
     *
     * @throws IllegalArgumentException for models of other tasks
     */
    public DecodingRows rows(int most) {
        if (shape.task() != Architecture.Task.CAUSAL) {
            throw new IllegalArgumentException(
                    shape.family()
                            + " is no causal model; only those continue texts together, seq2seq models one by one with generate");
        }
        return new NativeRows(host, shape.context(), most);
    }

    private void check(TokenBatch batch, @Nullable SoftPrompt prompt) {
        check(prompt);
        int room = maxTokens(prompt == null ? null : prompt.shape());
        if (batch.longest() > room) {
            throw new IllegalArgumentException("a row has " + batch.longest() + " tokens; the context of "
                    + shape.context() + " leaves room for " + room);
        }
        boolean reads = shape.task() == Architecture.Task.SEQ2SEQ;
        if (reads != (batch.sources().length > 0)) {
            throw new IllegalArgumentException("a batch with " + batch.sources().length + " sources for "
                    + shape.family() + ", which reads " + (reads ? "one for each row" : "none"));
        }
        Arrays.stream(batch.sources()).forEach(this::check);
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
        Fit.require(prompt.shape(), shape, identity.name());
    }

    /** What scoring and training have computed since it was opened; generated text does not count. */
    public Work work() {
        return host.meter().sum();
    }

    /** Whether no call, prepared prompt or rows hold native memory at present. */
    public boolean idle() {
        return host.idle();
    }

    @Override
    public void close() {
        host.close();
        tokenizer.close();
    }
}
