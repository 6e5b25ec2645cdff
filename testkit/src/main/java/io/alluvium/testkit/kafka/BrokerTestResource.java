package io.alluvium.testkit.kafka;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a Quarkus test a broker: {@code @WithTestResource(BrokerTestResource.class)}. The application under test finds
 * it through {@code alluvium.kafka.bootstrap-servers}; a field of type {@link TestBroker} in the test is filled.
 */
public final class BrokerTestResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable TestBroker broker;

    @Override
    public Map<String, String> start() {
        TestBroker started = TestBroker.start();
        broker = started;
        return Map.of("alluvium.kafka.bootstrap-servers", started.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(broker, field -> field.getType() == TestBroker.class);
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
    }
}
