package io.alluvium.standalone.leaks;

import io.alluvium.standalone.bench.ResidentMemory;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * Memory of this process.
 *
 * @param resident mebibytes in the machine's memory
 * @param heap mebibytes that the Java heap has taken
 */
public record Resident(double resident, double heap) {

    private static final double KIBI = 1024;

    /** Memory at this moment, after a collection of garbage. */
    static Resident now() throws IOException {
        Runtime.getRuntime().gc();
        long committed =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return new Resident(ResidentMemory.mebibytes(ProcessHandle.current()), committed / KIBI / KIBI);
    }
}
