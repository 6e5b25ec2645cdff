package io.alluvium.ingest;

import io.alluvium.testkit.check.ArchitectureContract;

/** The rules of the house, for ingest. */
class IngestArchitectureTest extends ArchitectureContract {

    @Override
    protected String modulePackage() {
        return "io.alluvium.ingest";
    }
}
