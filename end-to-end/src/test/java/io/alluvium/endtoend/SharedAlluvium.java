package io.alluvium.endtoend;

import io.alluvium.endtoend.launch.RunningAlluvium;
import io.alluvium.endtoend.launch.Workspace;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Lends one running Alluvium, broker inside, to all tests that do it no harm; each uses domains of its own. */
final class SharedAlluvium implements ParameterResolver {

    private static final Namespace SHARED = Namespace.create(SharedAlluvium.class);

    private record Loan(Workspace workspace, RunningAlluvium alluvium) implements AutoCloseable {

        static Loan open() {
            Workspace workspace = Workspace.create();
            return new Loan(workspace, RunningAlluvium.start(workspace));
        }

        @Override
        public void close() {
            alluvium.close();
            workspace.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningAlluvium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(Loan.class, key -> Loan.open(), Loan.class)
                .alluvium();
    }
}
