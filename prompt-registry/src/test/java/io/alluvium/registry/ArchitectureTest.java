package io.alluvium.registry;

import io.alluvium.testkit.check.ArchitectureContract;

/** The rules of the house hold in the registry. */
class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.registry";
    }
}
