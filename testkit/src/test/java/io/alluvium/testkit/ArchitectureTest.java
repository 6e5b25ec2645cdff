package io.alluvium.testkit;

import io.alluvium.testkit.check.ArchitectureContract;

/** The test kit keeps the rules that it checks. */
class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.testkit";
    }
}
