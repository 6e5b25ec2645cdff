package io.alluvium.model;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Who may know whom in this module; the test kit's contract lies downstream of it. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Backbone.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void shouldHaveNoCyclesBetweenItsPackages() {
        slices().matching("io.alluvium.(model..)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldKeepFormatsFreeOfNativeCode() {
        noClasses()
                .that()
                .resideInAnyPackage("..checkpoint..", "..peft..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "..torch..")
                .check(CLASSES);
    }

    @Test
    void shouldShowNoNativeTypesToItsCallers() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("io.alluvium.model", "..tokenizer..", "..peft..", "..checkpoint..")
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "public", (JavaClass type) -> type.getModifiers().contains(PUBLIC)))
                .and()
                .arePublic()
                .should()
                .notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("ai.djl.."))
                .check(CLASSES);
    }

    @Test
    void shouldMarkEveryPackageForNullChecks() {
        assertThat(CLASSES).allMatch(type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    @Test
    void shouldKeepNoMutableStaticState() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(CLASSES);
    }
}
