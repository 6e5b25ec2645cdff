package io.alluvium.testkit.kafka;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the JVM's broker when the first test asks for it; JUnit closes it after the last one. */
final class BrokerExtension implements ParameterResolver {

    private static final Namespace SHARED = Namespace.create(BrokerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(TestBroker.class, key -> TestBroker.start(), TestBroker.class);
    }
}
