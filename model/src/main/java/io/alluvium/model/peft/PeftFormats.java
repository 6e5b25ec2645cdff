package io.alluvium.model.peft;

import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.tuner.PromptKind;

/** The types that are written and read. */
final class PeftFormats {
    private PeftFormats() {}

    static PeftFormat of(PromptKind kind) {
        return switch (kind) {
            case PROMPT, PREFIX -> new VirtualTokens(kind);
            case LORA -> new LowRankPairs();
            case LAYER_NORM -> new TunedNorms();
            case ADAPTER, COMPACTER -> new Bottlenecks(kind);
        };
    }

    static PeftFormat of(String peftType) {
        return switch (peftType) {
            case "PREFIX_TUNING" -> new VirtualTokens(PromptKind.PREFIX);
            case "PROMPT_TUNING", "P_TUNING" -> new VirtualTokens(PromptKind.PROMPT);
            case "LORA" -> new LowRankPairs();
            case "LN_TUNING" -> new TunedNorms();
            case "HOULSBY_ADAPTER" -> new Bottlenecks(PromptKind.ADAPTER);
            case "COMPACTER" -> new Bottlenecks(PromptKind.COMPACTER);
            default ->
                throw new CheckpointException(PeftDirectory.CONFIG + " has peft_type " + peftType
                        + "; PREFIX_TUNING, PROMPT_TUNING, P_TUNING, LORA, LN_TUNING, HOULSBY_ADAPTER and COMPACTER are"
                        + " supported");
        };
    }
}
