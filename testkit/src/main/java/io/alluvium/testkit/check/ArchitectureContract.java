package io.alluvium.testkit.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house that hold in every module; a module's test names its package and adds its own rules. */
public abstract class ArchitectureContract {

    private static final String[] LAYER_NAMES = {
        "..util..", "..common..", "..impl..", "..dto..", "..service..", "..manager.."
    };

    /** Reading the classes takes longer than checking any rule, so each package is read once. */
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    /** The module's top package. */
    protected abstract String modulePackage();

    /** The module's own classes, tests left out. */
    protected final JavaClasses classes() {
        return IMPORTED.computeIfAbsent(
                modulePackage(),
                name -> new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(name));
    }

    @Test
    void shouldHaveNoCyclesBetweenItsPackages() {
        check(slices().matching(modulePackage() + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void shouldMarkEveryPackageForNullChecks() {
        check(ArchRuleDefinition.classes().should(ArchConditions.be(inMarkedPackage())));
    }

    @Test
    void shouldNameItsPackagesByFeature() {
        check(noClasses().should().resideInAnyPackage(LAYER_NAMES));
    }

    @Test
    void shouldKeepNoMutableStaticState() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal());
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes());
    }

    private static DescribedPredicate<JavaClass> inMarkedPackage() {
        return DescribedPredicate.describe(
                "in a package marked @NullMarked", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }
}
