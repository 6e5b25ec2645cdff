package io.alluvium.standalone.up;

import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.demo.Demo;
import io.alluvium.standalone.demo.DemoPlace;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.PrintStream;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The main part of the process: says where everything is, runs the demo where that is asked for, and stays until it is stopped. */
@ApplicationScoped
@Unremovable
public class StandaloneApplication implements QuarkusApplication {

    private static final PrintStream OUT = System.out;

    private final StandaloneConfig config;
    private final URI page;

    /** Made by the container. */
    public StandaloneApplication(
            StandaloneConfig config,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.page = URI.create("http://" + host + ":" + port);
    }

    @Override
    public int run(String... arguments) throws Exception {
        if (stopWasAskedForMeanwhile()) {
            return 0;
        }
        AlluviumClient client = new AlluviumClient(page);
        new Readiness(client).await();
        sayWhereThingsAre();
        int code = 0;
        if (config.demo().enabled()) {
            DemoPlace place = new DemoPlace(client, config.bootstrapServers(), config.dataDirectory());
            code = new Demo(place, OUT).run(config.demo().report());
            if (config.demo().once()) {
                return code;
            }
            OUT.println("Everything stays up: " + page + "  (Ctrl-C stops it)");
        }
        Quarkus.waitForExit();
        return code;
    }

    // Quarkus stops a started application on a signal, but for one that comes during the start it waits for this
    // thread.
    private static boolean stopWasAskedForMeanwhile() {
        Thread probe = new Thread("probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) { // The Java machine is shutting down.
            return true;
        }
    }

    private void sayWhereThingsAre() {
        OUT.println(
                "Alluvium is up, for this machine only (it listens on the loopback address and asks for no password).");
        OUT.println("  page        " + page);
        OUT.println(
                "  API         " + page + "/q/openapi   health " + page + "/q/health   metrics " + page + "/q/metrics");
        OUT.println("  Kafka       " + config.bootstrapServers()
                + (config.brokerPort().isPresent() ? " (inside this process)" : " (outside)"));
        OUT.println("  data, log   " + config.dataDirectory());
        OUT.println("Ctrl-C stops it; the next start with the same data directory continues.");
        OUT.flush();
    }
}
