package io.alluvium.model.peft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Soft prompts as other libraries exchange them. */
class PeftDirectoryTest {
    private static final Architecture BACKBONE = new Gpt2Config(300, 16, 4, 2, 2, 16, 1e-5).architecture();
    private static final BackboneIdentity IDENTITY = new BackboneIdentity("tiny", "00", "11");

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldWriteTheGoldenBytes(PromptKind kind) throws IOException {
        // When
        Map<String, byte[]> files = PeftDirectory.encode(prompt(kind), IDENTITY, BACKBONE);

        // Then
        assertThat(files).containsOnlyKeys(PeftDirectory.CONFIG, PeftDirectory.TENSORS);
        assertThat(files.get(PeftDirectory.CONFIG)).isEqualTo(golden(kind, PeftDirectory.CONFIG));
        assertThat(files.get(PeftDirectory.TENSORS)).isEqualTo(golden(kind, PeftDirectory.TENSORS));
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldReadTheGoldenBytes(PromptKind kind) throws IOException {
        // When
        SoftPrompt prompt =
                PeftDirectory.decode(golden(kind, PeftDirectory.CONFIG), golden(kind, PeftDirectory.TENSORS), BACKBONE);

        // Then
        assertThat(prompt).isEqualTo(prompt(kind));
    }

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"PREFIX", "PROMPT"})
    void shouldReadWhatPeftSaved(PromptKind kind) throws IOException {
        // Given
        String folder = "/io/alluvium/model/family/golden/gpt2/";
        String name = kind == PromptKind.PREFIX ? "prefix" : "prompt";
        Architecture backbone = Architectures.decode("config.json", resource(folder + "config.json"));
        ByteBuffer golden = ByteBuffer.wrap(resource(folder + "golden.safetensors"));
        byte[] config = resource(folder + "peft-" + name + "/adapter_config.json");
        byte[] tensors = resource(folder + "peft-" + name + "/adapter_model.safetensors");

        // When
        SoftPrompt prompt = PeftDirectory.decode(config, tensors, backbone);

        // Then
        assertThat(prompt.shape().kind()).isEqualTo(kind);
        assertThat(prompt.values())
                .isEqualTo(SafetensorsReader.decode("golden", golden).get(name).values());
    }

    @Test
    void shouldReadAReparameterisedPromptAsAPlainOne() throws IOException {
        // Given
        String config = text(PromptKind.PROMPT).replace("PROMPT_TUNING", "P_TUNING");

        // When
        SoftPrompt prompt =
                PeftDirectory.decode(bytes(config), golden(PromptKind.PROMPT, PeftDirectory.TENSORS), BACKBONE);

        // Then
        assertThat(prompt).isEqualTo(prompt(PromptKind.PROMPT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"num_layers\" : 2          | \"num_layers\" : 12          | num_layers 12, this backbone 2",
                "\"num_attention_heads\" : 2 | \"num_attention_heads\" : 4  | num_attention_heads 4, this backbone 2",
                "\"token_dim\" : 4           | \"token_dim\" : 768          | token_dim 768, this backbone 4",
                "PREFIX_TUNING               | IA3                          | peft_type IA3",
                "\"peft_type\"               | \"type\"                     | peft_type absent",
                "PREFIX_TUNING               | PROMPT_TUNING                | has shape [2, 16]; a PROMPT of 2 tokens",
                "\"num_virtual_tokens\" : 2  | \"num_virtual_tokens\" : 3   | has shape [2, 16]; a PREFIX of 3 tokens",
                "\"num_virtual_tokens\" : 2  | \"num_virtual_tokens\" : 16  | the backbone's context allows 1 to 15",
                "\"num_virtual_tokens\" : 2  | \"num_virtual_tokens\" : -1  | the backbone's context allows 1 to 15",
                "\"num_virtual_tokens\"      | \"tokens\"                   | the backbone's context allows 1 to 15",
                "{                           | [                            | is not JSON",
            })
    void shouldSayWhyAConfigDoesNotFit(String from, String to, String message) throws IOException {
        // Given
        byte[] config = bytes(text(PromptKind.PREFIX).replace(from, to));
        byte[] tensors = golden(PromptKind.PREFIX, PeftDirectory.TENSORS);

        // When
        var thrown = assertThatThrownBy(() -> PeftDirectory.decode(config, tensors, BACKBONE));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining(message);
    }

    @Test
    void shouldRefuseDamagedTensors() throws IOException {
        // Given
        byte[] config = golden(PromptKind.PREFIX, PeftDirectory.CONFIG);
        byte[] tensors = golden(PromptKind.PREFIX, PeftDirectory.TENSORS);
        byte[] cut = Arrays.copyOf(tensors, tensors.length - 4);
        byte[] renamed = bytes(new String(tensors, StandardCharsets.ISO_8859_1).replace("prompt_emb", "prefix_emb"));
        byte[] broken = tensors.clone();
        ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putFloat(broken.length - 4, Float.NaN);

        // When
        var afterCut = assertThatThrownBy(() -> PeftDirectory.decode(config, cut, BACKBONE));
        var afterRename = assertThatThrownBy(() -> PeftDirectory.decode(config, renamed, BACKBONE));
        var afterBreak = assertThatThrownBy(() -> PeftDirectory.decode(config, broken, BACKBONE));

        // Then
        afterCut.isInstanceOf(CheckpointException.class).hasMessageContaining("truncated or damaged");
        afterRename.isInstanceOf(CheckpointException.class).hasMessageContaining("no tensor prompt_embeddings");
        afterBreak.isInstanceOf(CheckpointException.class).hasMessageContaining("holds NaN");
    }

    @Test
    void shouldRefuseToPublishWhatIsNoNumber() {
        // Given
        SoftPrompt prompt = prompt(PromptKind.PROMPT);
        prompt.values()[3] = Float.NaN;

        // When
        var thrown = assertThatThrownBy(() -> PeftDirectory.encode(prompt, IDENTITY, BACKBONE));

        // Then
        thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN; refusing to write it");
    }

    private static SoftPrompt prompt(PromptKind kind) {
        PromptShape shape =
                kind == PromptKind.PREFIX ? PromptShape.prefix(2, BACKBONE) : PromptShape.prompt(2, BACKBONE);
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 8f;
        }
        return new SoftPrompt(shape, values);
    }

    private static String text(PromptKind kind) throws IOException {
        return new String(golden(kind, PeftDirectory.CONFIG), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] golden(PromptKind kind, String file) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT) + "." + file;
        try (InputStream in = PeftDirectoryTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PeftDirectoryTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
