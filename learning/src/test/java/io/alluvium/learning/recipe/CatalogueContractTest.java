package io.alluvium.learning.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.learning.plug.Choice;
import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.RecipeException;
import io.alluvium.learning.plug.Settings;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every variant of every plug point keeps to. */
class CatalogueContractTest {

    static Stream<Arguments> variants() {
        return Catalogue.FAMILIES.stream()
                .flatMap(family -> family.names().stream().map(name -> Arguments.of(family, name)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void shouldBeMadeFromItsNameAlone(Family<?> family, String name) {
        // Given
        Choice choice = family.read("test", line(name));

        // When
        Object made = family.create(choice);

        // Then
        assertThat(made).isInstanceOf(family.type());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void shouldSpellOutItsSettingsTheSameWayAgain(Family<?> family, String name) {
        // Given
        ObjectNode spelledOut = family.read("test", line(name)).toJson();

        // When
        Choice again = family.read("test", spelledOut);

        // Then
        assertThat(again.toJson()).isEqualTo(spelledOut);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void shouldRefuseAnUnknownSettingByItsName(Family<?> family, String name) {
        assertThatThrownBy(() -> family.read("test", line(name).put("wrong", 1)))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(family.key())
                .hasMessageContaining("'wrong'")
                .hasMessageContaining("allowed are");
    }

    private static ObjectNode line(String name) {
        return Settings.MAPPER.createObjectNode().put("name", name);
    }
}
