package io.alluvium.basemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checkpoint's way out of the jar. */
class BaseModelTest {

    @TempDir
    private Path folder;

    @Test
    void shouldCopyEveryFileAndLeaveNothingElse() throws IOException {
        // Given
        Path directory = folder.resolve("deep/er");

        // When
        Path found = BaseModel.extract(directory, BaseModelTest::named);

        // Then
        assertThat(found).isEqualTo(directory);
        assertThat(directory.resolve("model.safetensors")).hasContent("bytes of model.safetensors");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(BaseModel.FILES);
        }
    }

    @Test
    void shouldReplaceADamagedFileAndLeaveTheOthersAlone() throws IOException {
        // Given
        BaseModel.extract(folder, BaseModelTest::named);
        Files.writeString(folder.resolve("model.safetensors"), "half");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(folder.resolve("config.json"), before);

        // When
        BaseModel.extract(folder, BaseModelTest::named);

        // Then
        assertThat(folder.resolve("model.safetensors")).hasContent("bytes of model.safetensors");
        assertThat(Files.getLastModifiedTime(folder.resolve("config.json"))).isEqualTo(before);
    }

    @Test
    void shouldSayWhatToDoWhereTheDirectoryCannotBeMade() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("occupied"), "a file");

        // When, Then
        assertThatThrownBy(() -> BaseModel.extract(file, BaseModelTest::named))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("alluvium.model.directory");
    }

    private static ByteArrayInputStream named(String name) {
        return new ByteArrayInputStream(("bytes of " + name).getBytes(StandardCharsets.UTF_8));
    }
}
