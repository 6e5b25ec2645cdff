package io.alluvium.endtoend.launch;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

/**
 * A real disk with little room, for the data directory of a workspace. It is a tmpfs of a container, since only an
 * administrator may mount one outside; what uses it runs in that container, on the network of this machine. The disk is
 * there for as long as the container, whatever becomes of the processes in it.
 */
public final class SmallDisk implements AutoCloseable {

    private static final String IMAGE = "eclipse-temurin:17-jre";
    private static final String SIZE = "256m";

    private final GenericContainer<?> container;
    private final Path filler;

    private SmallDisk(GenericContainer<?> container, Path filler) {
        this.container = container;
        this.filler = filler;
    }

    /** An empty one, where that workspace has its data. */
    public static SmallDisk under(Workspace workspace) {
        Path data = workspace.place("data");
        Bind program = new Bind(
                Repository.root().toString(), new Volume(Repository.root().toString()), AccessMode.ro);
        Bind files = new Bind(
                workspace.directory().toString(),
                new Volume(workspace.directory().toString()));
        GenericContainer<?> container = new GenericContainer<>(IMAGE)
                .withNetworkMode("host")
                .withTmpFs(Map.of(data.toString(), "rw,size=" + SIZE))
                // Not withFileSystemBind, which first tries an image that may not be here.
                .withCreateContainerCmdModifier(
                        create -> Objects.requireNonNull(create.getHostConfig()).withBinds(program, files))
                .withCommand("tail", "-f", "/dev/null");
        container.start();
        return new SmallDisk(container, data.resolve("filler"));
    }

    /** The Java that sees this disk. */
    List<String> java() {
        return List.of("docker", "exec", container.getContainerId(), "java");
    }

    /** Takes all the room that is left, to the last byte. */
    public void fill() {
        ExecResult filled = run("cat /dev/zero > " + filler);
        if (!filled.getStderr().contains("No space left on device")) {
            throw new IllegalStateException("The disk is not full: " + filled);
        }
    }

    /** Gives that room back. */
    public void free() {
        run("rm " + filler);
    }

    private ExecResult run(String command) {
        try {
            return container.execInContainer("sh", "-c", command);
        } catch (IOException e) {
            throw new UncheckedIOException("Running in the container: " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command, e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
