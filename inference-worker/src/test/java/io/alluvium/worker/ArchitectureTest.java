package io.alluvium.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.alluvium.testkit.check.ArchitectureContract;
import org.junit.jupiter.api.Test;

/** The worker's own borders, beside those of the house. */
class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.worker";
    }

    @Test
    void shouldKeepTheRegistryClientUsableAlone() {
        noClasses()
                .that()
                .resideInAPackage("io.alluvium.worker.follow")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "io.micrometer..",
                        "jakarta.ws..",
                        "jakarta.enterprise..",
                        "io.alluvium.model..",
                        "io.alluvium.worker.prompt..",
                        "io.alluvium.worker.predict..",
                        "io.alluvium.worker.http..")
                .check(classes());
    }

    @Test
    void shouldKeepTheModelsSideFreeOfHttpAndKafka() {
        noClasses()
                .that()
                .resideInAnyPackage("io.alluvium.worker.prompt", "io.alluvium.worker.predict")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "org.apache.kafka..", "io.alluvium.worker.http..")
                .check(classes());
    }
}
