package io.alluvium.testkit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/**
 * What every Kafka Streams application promises to those who run it: an upgrade finds the state of the release before.
 * The released names are in {@code src/test/resources}.
 */
public abstract class TopologyContract {

    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private static final String LOSS = """
            The topology's names are not those of the last release. What an operator loses at the upgrade:
            - a store of another name starts empty, for its changelog has another name: %s;
            - records that wait in an internal topic of another name are never read, though their offsets are committed;
            - another number of a subtopology costs no state, but every node restores its stores from the changelogs.
            Give things their released names again. If the change is meant: write down in docs/adr how state is brought over
            (what reads the old changelog or drains the old internal topic), test it, and put the new names into
            src/test/resources/%s.""";

    /** The topology as it runs. */
    protected abstract Topology topology();

    /** What is gone when the stores start empty, for people. */
    protected abstract String whatTheStoresHold();

    /** The file with the released names. */
    protected String released() {
        return "topology.txt";
    }

    @Test
    void shouldFindItsStateByTheReleasedNames() throws IOException {
        assertThat(TopologyNames.of(topology()))
                .as(LOSS, whatTheStoresHold(), released())
                .containsExactlyElementsOf(Files.readAllLines(RESOURCES.resolve(released())));
    }

    @Test
    void shouldNameEverythingItself() {
        assertThat(TopologyNames.counted(topology()))
                .as(
                        "names that Kafka Streams made by counting: they change when anything is added before them, and state"
                                + " and waiting records are lost; name them")
                .isEmpty();
    }
}
