package io.alluvium.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.alluvium.learning.plug.Family;
import io.alluvium.learning.plug.Variant;
import io.alluvium.learning.recipe.Catalogue;
import io.alluvium.testkit.check.ArchitectureContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.learning";
    }

    @Test
    void shouldKnowNothingOfKafkaQuarkusOrDjl() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "jakarta..", "ai.djl..")
                .check(classes());
    }

    @Test
    void shouldListEveryVariantInTheCatalogueAndKeepItFinalBesideItsInterface() {
        JavaClasses classes = classes();
        for (Family<?> family : Catalogue.FAMILIES) {
            // When
            List<JavaClass> written = classes.stream()
                    .filter(type -> type.isAssignableTo(family.type()) && !type.isInterface())
                    .toList();

            // Then
            assertThat(written)
                    .as("classes that fill '%s'; add a line to its family for each", family.key())
                    .hasSameSizeAs(family.variants())
                    .allSatisfy(type -> {
                        assertThat(type.getModifiers())
                                .contains(JavaModifier.FINAL)
                                .doesNotContain(JavaModifier.PUBLIC);
                        assertThat(type.getPackageName())
                                .isEqualTo(family.type().getPackageName());
                    });
        }
    }

    @Test
    void shouldGiveEveryVariantARecordOfSettings() {
        for (Family<?> family : Catalogue.FAMILIES) {
            for (Variant<?, ?> variant : family.variants()) {
                assertThat(variant.defaults().getClass().isRecord())
                        .as("settings of %s '%s' are a record", family.key(), variant.name())
                        .isTrue();
            }
        }
    }
}
