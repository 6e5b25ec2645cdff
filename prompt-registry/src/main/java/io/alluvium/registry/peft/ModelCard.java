package io.alluvium.registry.peft;

import io.alluvium.schemas.ExampleRange;
import io.alluvium.schemas.GateVerdict;
import io.alluvium.schemas.VersionManifest;
import java.util.Locale;

/** The README of a version: where it comes from, how it was judged and how to load it. */
final class ModelCard {

    private ModelCard() {}

    static String of(VersionManifest version) {
        GateVerdict verdict = version.getVerdict();
        ExampleRange examples = version.getExamples();
        return """
                ---
                base_model: %s
                library_name: peft
                tags:
                - soft-prompt
                - alluvium
                ---
                # %s, version %d

                A soft prompt (%s) for `%s`, learned from a stream of text of the domain `%s` by Alluvium.

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

                ```python
                from peft import PeftModel
                from transformers import AutoModelForCausalLM
                model = PeftModel.from_pretrained(AutoModelForCausalLM.from_pretrained(BASE), "%s")
                ```
                """.formatted(
                        version.getBaseModel(),
                        version.getDomain(),
                        version.getVersion(),
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
                        PeftArchive.directory(version));
    }

    private static String number(double perplexity) {
        return String.format(Locale.ROOT, "%.3f", perplexity);
    }
}
