package io.alluvium.standalone.command;

import io.alluvium.model.Precision;
import java.util.List;
import picocli.CommandLine.Option;

/** The models of a benchmark, and their number formats. */
final class ModelsOption {

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL",
            defaultValue = "base,gpt2-124m",
            description = "base, gpt2-124m (random weights), or directories (default: base,gpt2-124m).")
    private List<String> models = List.of();

    @Option(
            names = "--precisions",
            split = ",",
            paramLabel = "PRECISION",
            defaultValue = "BF16,FP32",
            description = "Number formats on our side (default: BF16,FP32).")
    private List<Precision> precisions = List.of();

    List<String> models() {
        return models;
    }

    List<Precision> precisions() {
        return precisions;
    }
}
