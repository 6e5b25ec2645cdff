package io.alluvium.endtoend.doc;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.endtoend.launch.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigPageTest {

    @Test
    void shouldMatchTheConfigurationInterfaces() throws IOException {
        // Given
        Path page = Repository.file("docs/config.md");

        // When
        String expected = ConfigPage.write();
        if (Boolean.getBoolean("config.page.rewrite")) {
            Files.writeString(page, expected);
        }

        // Then
        assertThat(page)
                .as("run: mvn -pl end-to-end test -Dtest=ConfigPageTest -Dconfig.page.rewrite=true")
                .hasContent(expected);
    }
}
