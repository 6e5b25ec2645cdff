package io.alluvium.standalone.pretrain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.pretrain.PretrainConfig;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.standalone.console.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The model card of a pre-trained model: data, steps, the curve of its perplexity, digests, and the command that made it. */
public final class BaseModelCard {

    private static final int SHOWN_ROWS = 24;

    private final PretrainConfig config;
    private final double perplexity;
    private final int threads;

    /** A card of a finished run on so many threads. */
    public BaseModelCard(PretrainConfig config, double perplexity, int threads) {
        this.config = config;
        this.perplexity = perplexity;
        this.threads = threads;
    }

    /** Writes {@code README.md} beside the model. */
    public Path write() throws IOException {
        Path file = config.output().resolve("README.md");
        Files.writeString(file, text());
        return file;
    }

    private String text() throws IOException {
        Gpt2Config shape = config.shape();
        PretrainConfig.Schedule schedule = config.schedule();
        return String.format(
                Locale.ROOT,
                """
                # Base model

                A causal language model in the GPT-2 layout, pre-trained by `alluvium pretrain` from random weights on one
                corpus alone. It is small on purpose: the frozen ground for soft prompts, not a model to talk to.

                | what | value |
                |---|---|
                | layers, width, heads, inner width | %d, %d, %d, %d |
                | context, vocabulary | %d, %d (byte-level BPE trained on the same text) |
                | parameters | %,d |
                | training text | `%s`, SHA-256 `%s` |
                | held-out text | `%s`, SHA-256 `%s` |
                | updates, windows per update | %d, %d (%,d tokens seen) |
                | peak rate, weight decay, seed | %s, %s, %d |
                | held-out perplexity | **%.2f** |

                ## Digests

                | file | SHA-256 |
                |---|---|
                %s
                ## Perplexity

                Measured on the first windows of the held-out text, at the last step on all of it. `training-log.jsonl`
                holds every measurement.

                ```
                %s```

                ## Make it again

                ```
                %s
                ```

                The same command with the same number of threads on the same kind of processor gives the same weights; a run
                that was stopped continues when the command is given again.
                """,
                shape.layers(),
                shape.width(),
                shape.heads(),
                shape.inner(),
                shape.context(),
                shape.vocabulary(),
                parameters(shape),
                config.corpus().getFileName(),
                Sha256.hex(Files.readAllBytes(config.corpus())),
                config.heldOut().getFileName(),
                Sha256.hex(Files.readAllBytes(config.heldOut())),
                schedule.steps(),
                schedule.rows(),
                (long) schedule.steps() * schedule.rows() * shape.context(),
                schedule.rate(),
                schedule.weightDecay(),
                schedule.seed(),
                perplexity,
                digests(),
                curve(),
                command());
    }

    private static long parameters(Gpt2Config shape) {
        long parameters = 0;
        for (long[] dimensions : shape.tensors().values()) {
            long size = 1;
            for (long dimension : dimensions) {
                size *= dimension;
            }
            parameters += size;
        }
        return parameters;
    }

    private String digests() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (String name : List.of("model.safetensors", "tokenizer.json", "config.json")) {
            rows.append("| `").append(name).append("` | `");
            rows.append(Sha256.hex(Files.readAllBytes(config.output().resolve(name))))
                    .append("` |\n");
        }
        return rows.toString();
    }

    private String curve() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        Path log = config.output().resolve("training-log.jsonl");
        if (Files.exists(log)) {
            ObjectMapper json = new ObjectMapper();
            for (String line : Files.readAllLines(log)) {
                lines.add(json.readTree(line));
            }
        }
        Table table = new Table("step", "tokens", "training loss", "held-out perplexity");
        int stride = Math.max(1, (lines.size() + SHOWN_ROWS - 1) / SHOWN_ROWS);
        for (int i = 0; i < lines.size(); i++) {
            if ((lines.size() - 1 - i) % stride == 0) {
                JsonNode line = lines.get(i);
                table.row(
                        line.path("step").asInt(),
                        line.path("tokens").asLong(),
                        String.format(
                                Locale.ROOT, "%.3f", line.path("trainingLoss").asDouble()),
                        line.path("heldOutPerplexity").asDouble());
            }
        }
        return table.toString();
    }

    private String command() {
        Gpt2Config shape = config.shape();
        PretrainConfig.Schedule schedule = config.schedule();
        return "./alluvium pretrain --corpus " + config.corpus().getFileName() + " --valid "
                + config.heldOut().getFileName() + " --out DIR \\\n  --steps " + schedule.steps() + " --rows "
                + schedule.rows() + " --rate " + schedule.rate() + " --weight-decay " + schedule.weightDecay()
                + " --seed " + schedule.seed() + " \\\n  --layers " + shape.layers() + " --width " + shape.width()
                + " --heads " + shape.heads() + " --vocabulary " + shape.vocabulary() + " --context "
                + shape.context() + " --threads " + threads;
    }
}
