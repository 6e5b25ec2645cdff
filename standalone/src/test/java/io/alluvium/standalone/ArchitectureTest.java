package io.alluvium.standalone;

import io.alluvium.testkit.check.ArchitectureContract;

/** The rules of the house hold in the command. */
class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.standalone";
    }
}
