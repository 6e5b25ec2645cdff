package io.alluvium.testkit.check;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test that leaves a thread behind: {@code @ExtendWith(ThreadLeaks.class)}. Threads that the JVM or JUnit keep
 * for themselves do not count; a thread that is just ending is given some seconds.
 */
public final class ThreadLeaks implements BeforeEachCallback, AfterEachCallback {

    private static final Namespace OWN = Namespace.create(ThreadLeaks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> OF_THE_JVM = Set.of("system", "InnocuousThreadGroup");

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(OWN).put(Set.class, running());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Set<?> before = Objects.requireNonNull(context.getStore(OWN).get(Set.class, Set.class));
        Awaitility.await("threads that the test started to end")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    Set<String> left = running().stream()
                            .filter(thread -> !before.contains(thread))
                            .map(Thread::getName)
                            .collect(Collectors.toCollection(TreeSet::new));
                    if (!left.isEmpty()) {
                        throw new AssertionError("The test left threads behind: " + left + "; close what it started");
                    }
                });
    }

    private static Set<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getThreadGroup() != null
                        && !OF_THE_JVM.contains(thread.getThreadGroup().getName()))
                .filter(thread -> !thread.getName().startsWith("awaitility")
                        && !thread.getName().startsWith("junit-")
                        && !thread.getName().startsWith("ForkJoinPool.commonPool"))
                .collect(Collectors.toSet());
    }
}
