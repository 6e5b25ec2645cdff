package io.alluvium.endtoend.launch;

import io.alluvium.endtoend.client.Api;
import io.alluvium.schemas.crash.CrashSite;
import io.alluvium.schemas.crash.CrashSites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One service alone as a process of its own, one of several nodes. It can be killed, stopped and started again. */
public final class RunningService implements AutoCloseable {

    private final String jar;
    private final Path output;
    private final Map<String, String> settings;
    private final Api api;
    private JavaProcess process;

    private RunningService(String jar, Path output, Map<String, String> settings) {
        int port = Ports.free();
        this.jar = jar;
        this.output = output;
        this.settings = new TreeMap<>(settings);
        this.settings.put("quarkus.http.host", "127.0.0.1");
        this.settings.put("quarkus.http.port", Integer.toString(port));
        this.settings.putIfAbsent("quarkus.log.category.\"org.apache.kafka\".level", "ERROR");
        this.api = new Api(URI.create("http://127.0.0.1:" + port));
        this.process = launch();
    }

    /**
     * Starts a service; it is not ready yet.
     *
     * @param module the module that it is packaged in
     * @param output where its words go
     * @param settings what it is set to
     */
    static RunningService start(String module, Path output, Map<String, String> settings) {
        return new RunningService(module + "/target/quarkus-app/quarkus-run.jar", output, settings);
    }

    /** Returns when it is ready. */
    public RunningService awaitReady() {
        Readiness.await(api, process);
        return this;
    }

    /** What it says over HTTP. */
    public Api api() {
        return api;
    }

    /** A setting. */
    String setting(String key) {
        return settings.getOrDefault(key, "");
    }

    /** Everything that it has said since it was started first. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + output, e);
        }
    }

    /** Whether it runs. */
    public boolean alive() {
        return process.alive();
    }

    /** Lets it stand still at a named step, which it must have been started for. */
    public Halt haltAt(CrashSite site) {
        return Halt.at(site, Path.of(setting(CrashSites.PROPERTY)));
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.kill();
    }

    /** Stops it where it stands. */
    public void pause() {
        process.pause();
    }

    /** Lets it go on. */
    public void resume() {
        process.resume();
    }

    /** Starts it again with what it has on disk; it is not ready yet. */
    public void startAgain() {
        process = launch();
    }

    private JavaProcess launch() {
        List<String> properties = new ArrayList<>();
        settings.forEach((key, value) -> properties.add("-D" + key + "=" + value));
        return JavaProcess.start(JavaProcess.ownJava(properties.toArray(String[]::new)), jar, output, List.of());
    }

    @Override
    public void close() {
        if (process.alive()) {
            process.resume();
            process.stop();
        }
    }
}
