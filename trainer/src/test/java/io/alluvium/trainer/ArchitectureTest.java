package io.alluvium.trainer;

import io.alluvium.testkit.check.ArchitectureContract;

/** The rules of the house hold in the trainer. */
class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.trainer";
    }
}
