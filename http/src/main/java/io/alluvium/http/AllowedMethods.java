package io.alluvium.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which methods a path has. Quarkus REST does not say, and where classes of resources lie below each other it takes a
 * wrong method for an unknown path.
 */
@Singleton
public class AllowedMethods {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*\\w+\\s*(?::((?:[^{}]|\\{[^{}]*})*))?}");

    private final List<Route> routes;

    /** Those of all resources in the application. */
    @Inject
    public AllowedMethods(BeanManager beans) {
        this(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .distinct()
                .toList());
    }

    AllowedMethods(List<Class<?>> classes) {
        List<Route> found = new ArrayList<>();
        for (Class<?> type : classes) {
            Path base = type.getAnnotation(Path.class);
            if (base != null) {
                Arrays.stream(type.getMethods())
                        .flatMap(method -> routes(base, method))
                        .forEach(found::add);
            }
        }
        this.routes = List.copyOf(found);
    }

    /** The methods of a path, in order; none where nothing is there. */
    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>();
        routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::method)
                .forEach(methods::add);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static Stream<Route> routes(Path base, Method method) {
        Path own = method.getAnnotation(Path.class);
        Pattern path = Pattern.compile(expression(base) + expression(own) + "/?");
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(http -> new Route(http.value(), path));
    }

    private static String expression(@Nullable Path path) {
        String template = path == null ? "" : path.value().replaceAll("^/+|/+$", "");
        if (template.isEmpty()) {
            return "";
        }
        StringBuilder expression = new StringBuilder("/");
        Matcher variable = VARIABLE.matcher(template);
        int at = 0;
        while (variable.find()) {
            expression.append(Pattern.quote(template.substring(at, variable.start())));
            String own = variable.group(1);
            expression.append("(?:").append(own == null ? "[^/]+" : own.strip()).append(')');
            at = variable.end();
        }
        return expression.append(Pattern.quote(template.substring(at))).toString();
    }

    /** A method at the paths of an expression. */
    private record Route(String method, Pattern path) {}
}
