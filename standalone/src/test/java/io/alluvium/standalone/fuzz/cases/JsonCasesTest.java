package io.alluvium.standalone.fuzz.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonCasesTest {

    @Test
    void shouldRepeatAValueAsOftenAsAsked() {
        // When
        String json = JsonCases.many("\"r\"", 3);

        // Then
        assertThat(json).isEqualTo("[\"r\",\"r\",\"r\",0]");
    }

    @Test
    void shouldNotGrowWithoutEndWhereDamageComesUponDamage() {
        // Given
        String json = "\"r\"";

        // When
        for (int damage = 0; damage < 4; damage++) {
            json = JsonCases.many(json, 3_000);
        }

        // Then
        assertThat(json.length()).isBetween(Damage.LARGEST, 8 * Damage.LARGEST);
    }
}
