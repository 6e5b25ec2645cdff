package io.alluvium.learning;

import io.alluvium.model.Backbone;
import io.alluvium.model.BackboneOptions;
import io.alluvium.model.Precision;
import io.alluvium.testkit.TinyBackbone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A test with a real, tiny backbone, opened once for each test class. */
abstract class TinyBackboneTest {

    static Backbone backbone;

    @BeforeAll
    static void openBackbone() {
        backbone = Backbone.open(TinyBackbone.directory(), new BackboneOptions(Precision.FP32, 1, "cpu"));
    }

    @AfterAll
    static void closeBackbone() {
        backbone.close();
    }
}
