package io.alluvium.ingest.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue is complete, and each rule has the form that rules have. */
class ValidatorArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.alluvium.ingest");

    private static List<JavaClass> rules() {
        return CLASSES.stream()
                .filter(each -> each.isAssignableTo(Validator.class) && !each.isInterface())
                .filter(each -> !each.isEquivalentTo(ChainValidator.class)) // Made of rules, not a rule of its own.
                .toList();
    }

    @Test
    void shouldListEveryRuleInTheCatalogue() {
        // When
        Set<String> listed = ValidatorCatalogue.ENTRIES.stream()
                .map(entry -> entry.variant().getName())
                .collect(Collectors.toSet());

        // Then
        assertThat(rules())
                .allSatisfy(rule -> assertThat(listed)
                        .as("add an entry for %s to ValidatorCatalogue", rule.getSimpleName())
                        .contains(rule.getName()));
        assertThat(listed).hasSameSizeAs(ValidatorCatalogue.ENTRIES);
    }

    @Test
    void shouldGiveEveryRuleItsOwnConfigAndKeepItInThePackage() {
        // When and then
        assertThat(ValidatorCatalogue.ENTRIES)
                .allSatisfy(entry -> assertThat(entry.configType().getEnclosingClass())
                        .as("the Config of %s is a record inside it", entry.name())
                        .isEqualTo(entry.variant()));
        assertThat(rules())
                .allSatisfy(rule -> assertThat(rule.getModifiers())
                        .as("%s is final and package-private", rule.getSimpleName())
                        .contains(JavaModifier.FINAL)
                        .doesNotContain(JavaModifier.PUBLIC));
    }

    @Test
    void shouldKeepTheRulesFreeOfKafkaAndQuarkus() {
        // When and then
        assertThat(CLASSES.stream()
                        .filter(each ->
                                each.getPackageName().matches("io\\.alluvium\\.ingest\\.(validate|parse|normalise)"))
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .filter(name -> name.startsWith("org.apache.kafka") || name.startsWith("io.quarkus")))
                .isEmpty();
    }
}
