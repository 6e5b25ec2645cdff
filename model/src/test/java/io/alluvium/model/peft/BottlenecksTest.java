package io.alluvium.model.peft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alluvium.model.BackboneIdentity;
import io.alluvium.model.checkpoint.CheckpointException;
import io.alluvium.model.checkpoint.ElementType;
import io.alluvium.model.checkpoint.SafetensorsReader;
import io.alluvium.model.checkpoint.SafetensorsWriter;
import io.alluvium.model.checkpoint.TensorData;
import io.alluvium.model.family.Architecture;
import io.alluvium.model.family.Architectures;
import io.alluvium.model.family.GoldenCase;
import io.alluvium.model.family.Gpt2Config;
import io.alluvium.model.tuner.PromptKind;
import io.alluvium.model.tuner.PromptShape;
import io.alluvium.model.tuner.SoftPrompt;
import io.alluvium.model.tuner.TunerShapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Adapters and compacters in the form that is ours alone. */
class BottlenecksTest {
    private static final Architecture BACKBONE = new Gpt2Config(300, 16, 4, 2, 2, 16, 1e-5).architecture();
    private static final BackboneIdentity IDENTITY = new BackboneIdentity("tiny", "00", "11");

    @ParameterizedTest
    @EnumSource(
            value = PromptKind.class,
            names = {"ADAPTER", "COMPACTER"})
    void shouldWriteAndReadTheGoldenBytes(PromptKind kind) throws IOException {
        // Given
        byte[] config = golden(kind, PeftDirectory.CONFIG);
        byte[] tensors = golden(kind, PeftDirectory.TENSORS);

        // When
        Map<String, byte[]> files = PeftDirectory.encode(tuner(kind, BACKBONE), IDENTITY, BACKBONE);
        SoftPrompt read = PeftDirectory.decode(config, tensors, BACKBONE);

        // Then
        assertThat(files).containsOnlyKeys(PeftDirectory.CONFIG, PeftDirectory.TENSORS);
        assertThat(new String(files.get(PeftDirectory.CONFIG), StandardCharsets.UTF_8))
                .isEqualTo(new String(config, StandardCharsets.UTF_8));
        assertThat(files.get(PeftDirectory.TENSORS)).isEqualTo(tensors);
        assertThat(read).isEqualTo(tuner(kind, BACKBONE));
    }

    @ParameterizedTest
    @CsvSource({"gpt2", "llama", "bert", "t5"})
    void shouldReadWhatItWroteForEveryFamily(String family) throws IOException {
        // Given
        Architecture backbone = architecture(family);

        for (PromptKind kind : new PromptKind[] {PromptKind.ADAPTER, PromptKind.COMPACTER}) {
            // When
            Map<String, byte[]> files = PeftDirectory.encode(tuner(kind, backbone), IDENTITY, backbone);

            // Then
            assertThat(decode(files, backbone)).isEqualTo(tuner(kind, backbone));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADAPTER   | \"format_version\" : 1 | \"format_version\" : 2 | format_version 2; 1 is supported",
                "ADAPTER   | gelu_new               | relu                   | activation relu; gelu_new is supported",
                "ADAPTER   | \"bottleneck\" : 2     | \"bottleneck\" : 0     | bottleneck 0; it must be a positive number",
                "ADAPTER   | \"bottleneck\"         | \"width\"              | bottleneck absent; it must be",
                "ADAPTER   | \"bottleneck\" : 2     | \"bottleneck\" : 1e300 | bottleneck 1.0E300; it must be",
                "ADAPTER   | \"bottleneck\" : 2     | \"bottleneck\" : 2147483647 | has shape [2, 4]; for this backbone it is [2147483647, 4]",
                "COMPACTER | \"rules\" : 2          | \"rules\" : 0          | rules 0; it must be a positive number",
                "COMPACTER | \"rules\" : 2          | \"rules\" : 3          | rules must divide it and this backbone's width of 4",
                "COMPACTER | \"rules\" : 2          | \"rules\" : 1          | has shape",
                "ADAPTER   | HOULSBY_ADAPTER        | COMPACTER              | rules absent",
                "COMPACTER | COMPACTER              | HOULSBY_ADAPTER        | this backbone has no such module",
            })
    void shouldSayWhyAConfigDoesNotFit(PromptKind kind, String from, String to, String message) throws IOException {
        // Given
        String config = new String(golden(kind, PeftDirectory.CONFIG), StandardCharsets.UTF_8);
        byte[] changed = config.replace(from, to).getBytes(StandardCharsets.UTF_8);

        // When
        var thrown =
                assertThatThrownBy(() -> PeftDirectory.decode(changed, golden(kind, PeftDirectory.TENSORS), BACKBONE));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 2, transformer.h.0.attn.c_proj.adapter_down",
        "4, 3, holds no tensor base_model.model.transformer.h.2.",
        "4, 1, transformer.h.1.",
    })
    void shouldRefuseAnAdapterOfAnotherWidthOrDepth(int width, int layers, String message) {
        // Given
        Architecture other = new Gpt2Config(300, 16, width, layers, 2, 16, 1e-5).architecture();
        Map<String, byte[]> files = PeftDirectory.encode(tuner(PromptKind.ADAPTER, BACKBONE), IDENTITY, BACKBONE);

        // When
        var thrown = assertThatThrownBy(() -> decode(files, other));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining(message)
                .hasMessageMatching("(?s).*(for this backbone it is|made for another model).*");
    }

    @Test
    void shouldRefuseAnAdapterOfAnotherFamily() throws IOException {
        // Given
        Architecture llama = architecture("llama");
        Map<String, byte[]> files = PeftDirectory.encode(tuner(PromptKind.ADAPTER, llama), IDENTITY, llama);

        // When
        var thrown = assertThatThrownBy(() -> decode(files, architecture("gpt2")));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining("model.layers.")
                .hasMessageContaining("made for another model");
    }

    @ParameterizedTest
    @CsvSource({"ADAPTER, attn.c_proj.adapter_up.bias", "COMPACTER, adapter_up.rule", "LORA, mlp.c_fc.lora_B.weight"})
    void shouldRefuseATunerThatLacksATensor(PromptKind kind, String lacking) {
        // Given
        Map<String, byte[]> files = PeftDirectory.encode(tuner(kind, BACKBONE), IDENTITY, BACKBONE);
        Map<String, TensorData> tensors = new LinkedHashMap<>(
                SafetensorsReader.decode(PeftDirectory.TENSORS, ByteBuffer.wrap(files.get(PeftDirectory.TENSORS))));
        tensors.keySet().removeIf(name -> name.endsWith(lacking) && !name.contains("h.1."));
        files.put(PeftDirectory.TENSORS, SafetensorsWriter.encode(tensors, ElementType.F32, Map.of("format", "pt")));

        // When
        var thrown = assertThatThrownBy(() -> decode(files, BACKBONE));

        // Then
        thrown.isInstanceOf(CheckpointException.class)
                .hasMessageContaining("holds no tensor")
                .hasMessageContaining(lacking);
    }

    @Test
    void shouldRefuseARankThatIsNotTheTensorsBeforeItMakesRoomForIt() {
        // Given
        Map<String, byte[]> files = PeftDirectory.encode(tuner(PromptKind.LORA, BACKBONE), IDENTITY, BACKBONE);
        String config = new String(files.get(PeftDirectory.CONFIG), StandardCharsets.UTF_8);
        files.put(
                PeftDirectory.CONFIG,
                config.replace("\"r\" : 2", "\"r\" : 2000000000").getBytes(StandardCharsets.UTF_8));

        // When
        var thrown = assertThatThrownBy(() -> decode(files, BACKBONE));

        // Then
        thrown.isInstanceOf(CheckpointException.class).hasMessageContaining("for this backbone it is [2000000000, ");
    }

    private static SoftPrompt decode(Map<String, byte[]> files, Architecture backbone) {
        return PeftDirectory.decode(files.get(PeftDirectory.CONFIG), files.get(PeftDirectory.TENSORS), backbone);
    }

    private static SoftPrompt tuner(PromptKind kind, Architecture backbone) {
        PromptShape shape = switch (kind) {
            case ADAPTER -> TunerShapes.adapter(backbone, 2);
            case COMPACTER -> TunerShapes.compacter(backbone, 2, 2);
            default -> TunerShapes.lowRank(backbone, 2, 4);
        };
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 8f;
        }
        return new SoftPrompt(shape, values);
    }

    private static Architecture architecture(String family) throws IOException {
        return Architectures.decode(
                "config.json",
                Files.readAllBytes(GoldenCase.folder().resolve(family).resolve("config.json")));
    }

    private static byte[] golden(PromptKind kind, String file) throws IOException {
        String name = kind.name().toLowerCase(Locale.ROOT) + "." + file;
        try (InputStream in = BottlenecksTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
