package io.alluvium.model.peft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.SharedBackbone;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A directory is read by the model that it was trained on, whatever was trained, and by no other. */
class OriginTest {
    @RegisterExtension
    static final SharedBackbone HOST = new SharedBackbone();

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatItWrote(PromptKind kind) {
        // Given
        Backbone backbone = HOST.get();
        PromptShape shape = shape(kind, backbone.shape());
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 16f;
        }
        var prompt = new SoftPrompt(shape, values);

        // When
        Map<String, byte[]> files = PeftDirectory.encode(prompt, backbone.identity(), backbone.shape());

        // Then
        assertThat(decode(files)).isEqualTo(prompt);
    }

    private static PromptShape shape(PromptKind kind, Architecture backbone) {
        return switch (kind) {
            case PROMPT -> PromptShape.prompt(3, backbone);
            case PREFIX -> PromptShape.prefix(3, backbone);
            case LORA -> TunerShapes.lowRank(backbone, 2, 4);
            case LAYER_NORM -> TunerShapes.layerNorms(backbone);
            case ADAPTER -> TunerShapes.adapter(backbone, 4);
            case COMPACTER -> TunerShapes.compacter(backbone, 4, 2);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "PREFIX, aa, , weights aa",
        "PREFIX, , bb, tokenizer bb",
        "ADAPTER, aa, , weights aa",
        "COMPACTER, , bb, tokenizer bb"
    })
    void shouldRefuseWhatWasTrainedOnAnotherModel(PromptKind kind, String weights, String tokenizer, String message) {
        // Given
        BackboneIdentity here = HOST.get().identity();
        var other = new BackboneIdentity(
                "other",
                weights == null ? here.weightsDigest() : weights,
                tokenizer == null ? here.tokenizerDigest() : tokenizer);
        PromptShape shape = shape(kind, HOST.get().shape());
        var prompt = new SoftPrompt(shape, new float[shape.size()]);

        // When
        var thrown = assertThatThrownBy(
                () -> decode(PeftDirectory.encode(prompt, other, HOST.get().shape())));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining("was trained on a model with " + message)
                .hasMessageContaining("Load the model that it was trained on");
    }

    private static SoftPrompt decode(Map<String, byte[]> files) {
        return PeftDirectory.decode(files.get(PeftDirectory.CONFIG), files.get(PeftDirectory.TENSORS), HOST.get());
    }
}
