package io.alluvium.client;

import io.alluvium.testkit.check.ArchitectureContract;

/** The rules of the house hold in the client. */
class ArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.client";
    }
}
