package io.alluvium.standalone.crash;

import io.alluvium.standalone.bench.ServiceProcess;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.ServerAwayException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Services and a broker, each as a process of its own; mostly all of them. */
final class Fleet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_MILLIS = 100;

    private final ServiceCommands commands;
    private final Map<ServiceKind, ServiceProcess> processes = new EnumMap<>(ServiceKind.class);
    private final Map<ServiceKind, AlluviumClient> clients = new EnumMap<>(ServiceKind.class);

    Fleet(ServiceCommands commands) {
        this.commands = commands;
        for (ServiceKind kind : ServiceKind.values()) {
            clients.put(kind, new AlluviumClient(commands.address(kind)));
        }
    }

    /** Starts all of them; returns when all take work. */
    void start() throws InterruptedException {
        for (ServiceKind kind : ServiceKind.values()) {
            start(kind);
        }
        awaitReady();
    }

    /** Starts one again. */
    void start(ServiceKind kind) {
        processes.put(kind, ServiceProcess.start(commands.command(kind), commands.output(kind)));
    }

    /** Kills one. */
    void kill(ServiceKind kind) throws InterruptedException {
        process(kind).kill();
    }

    /** A client of one. */
    AlluviumClient client(ServiceKind kind) {
        return Objects.requireNonNull(clients.get(kind));
    }

    /** Returns when all that were started take work, or throws if one does not or has ended by itself. */
    void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (ServiceKind kind : processes.keySet()) {
            while (kind != ServiceKind.BROKER && !ready(kind)) {
                process(kind).requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The " + kind.label() + " takes no work after "
                            + PATIENCE.toSeconds() + " s; see " + commands.output(kind));
                }
                Thread.sleep(LOOK_MILLIS);
            }
            process(kind).requireAlive();
        }
    }

    private boolean ready(ServiceKind kind) {
        try {
            return client(kind).get("/q/health/ready").path("status").asText().equals("UP");
        } catch (ServerAnswerException | ServerAwayException e) {
            return false;
        }
    }

    /** Ends all of them at once, without a word. */
    void abandon() {
        processes.values().forEach(ServiceProcess::abandon);
    }

    private ServiceProcess process(ServiceKind kind) {
        ServiceProcess process = processes.get(kind);
        if (process == null) {
            throw new IllegalStateException("The " + kind.label() + " was never started");
        }
        return process;
    }

    /** Stops all of them, the broker last. */
    @Override
    public void close() {
        ServiceKind[] kinds = ServiceKind.values();
        for (int i = kinds.length - 1; i >= 0; i--) {
            if (processes.containsKey(kinds[i])) {
                process(kinds[i]).stop();
            }
        }
    }
}
