package io.alluvium.registry.peft;

import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.VersionManifest;
import java.util.Locale;
import java.util.Set;

/** The README of a version: where it comes from, how it was judged and how to load it. */
final class ModelCard {

    private static final Set<String> VIRTUAL_TOKENS = Set.of("PREFIX", "PROMPT");
    private static final Set<String> UNKNOWN_TO_PEFT = Set.of("ADAPTER", "COMPACTER");
    private static final String PYTHON = """
            ```python
            from peft import PeftModel
            from transformers import AutoModelForCausalLM
            model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(BASE), "%s")
            ```
            """;
    private static final String ALLUVIUM = """
            PEFT has no such type and refuses the directory by its name. A worker of Alluvium on the same model serves it.
            """;

    private ModelCard() {}

    static String of(VersionManifest version) {
        GateVerdict verdict = version.getVerdict();
        ExampleRange examples = version.getExamples();
        return """
                ---
                base_model: %s
                library_name: %s
                tags:
                - soft-prompt
                - alluvium
                ---
                # %s, version %d

                %s (%s) for `%s`, learned from a stream of text of the domain `%s` by Alluvium.

                | | |
                |---|---|
                | digest | `%s` |
                | parent version | %s |
                | backbone (SHA-256) | `%s` |
                | tokenizer (SHA-256) | `%s` |
                | recipe | %s, seed %d |
                | examples | %s, partition %d, offsets %d to %d |
                | learned from | %d records, %d tokens, %d steps |
                | kept for the gate | %d records |
                | held-out perplexity, frozen model | %s |
                | held-out perplexity, this version | %s |
                | gate | %s: %s |

                %s""".formatted(
                        version.getBaseModel(),
                        known(version) ? "peft" : "alluvium",
                        version.getDomain(),
                        version.getVersion(),
                        VIRTUAL_TOKENS.contains(version.getTunerKind()) ? "A soft prompt" : "Trained tensors",
                        version.getTunerKind().toLowerCase(Locale.ROOT),
                        version.getBaseModel(),
                        version.getDomain(),
                        version.getDigest(),
                        version.getParentVersion() == null ? "none" : version.getParentVersion(),
                        version.getBackboneDigest(),
                        version.getTokenizerDigest(),
                        version.getRecipeName(),
                        version.getSeed(),
                        examples.getTopic(),
                        examples.getPartition(),
                        examples.getFirstOffset(),
                        examples.getLastOffset(),
                        examples.getTrainedRecords(),
                        examples.getTrainedTokens(),
                        examples.getSteps(),
                        examples.getHeldOutRecords(),
                        number(verdict.getFrozenPerplexity()),
                        number(verdict.getCandidatePerplexity()),
                        verdict.getPassed() ? "passed" : "not passed",
                        verdict.getReason(),
                        known(version) ? PYTHON.formatted(PeftArchive.directory(version)) : ALLUVIUM);
    }

    private static boolean known(VersionManifest version) {
        return !UNKNOWN_TO_PEFT.contains(version.getTunerKind());
    }

    private static String number(double perplexity) {
        return String.format(Locale.ROOT, "%.3f", perplexity);
    }
}
