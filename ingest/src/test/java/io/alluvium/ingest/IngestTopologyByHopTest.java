package io.alluvium.ingest;

import io.alluvium.ingest.settle.Home;

/** The same becomes of good records that arrive elsewhere and take the hop. */
class IngestTopologyByHopTest extends IngestTopologyTest {

    @Override
    Home home() {
        return new Home();
    }

    @Override
    boolean hops() {
        return true;
    }
}
