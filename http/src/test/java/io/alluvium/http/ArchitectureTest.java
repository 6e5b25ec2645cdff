package io.alluvium.http;

import io.alluvium.testkit.check.ArchitectureContract;

/** The rules of the house hold for what the doors share. */
class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.http";
    }
}
