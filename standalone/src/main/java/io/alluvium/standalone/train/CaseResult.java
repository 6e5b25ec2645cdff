package io.alluvium.standalone.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.standalone.throughput.Spread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one case.
 *
 * @param model the model's name
 * @param kind what was trained
 * @param rows texts of a batch
 * @param sequence tokens of a full text
 * @param fill share of that which a text had on average
 * @param flopPerToken needed operations for each trained token
 * @param own our own side, in each precision
 * @param peft peft in each of its settings; empty without Python
 * @param comparison the two beside each other, or null without Python
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseResult(
        String model,
        PromptKind kind,
        int rows,
        int sequence,
        double fill,
        double flopPerToken,
        List<OwnResult> own,
        List<PeftResult> peft,
        @Nullable Comparison comparison) {

    /**
     * Our fastest precision beside peft's fastest setting.
     *
     * @param best peft's fastest setting, by its median
     * @param ratio our tokens per second by peft's, round by round
     * @param lossDifference of the two losses in fp32 on the first batch, by the loss; null where one side ran none
     * @param sameLoss whether that is within the tolerance
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Comparison(
            String best, Spread ratio, @Nullable Double lossDifference, boolean sameLoss) {}

    /** Whether nothing contradicts that both sides computed the same. */
    boolean sameLoss() {
        return comparison == null || comparison.sameLoss();
    }
}
