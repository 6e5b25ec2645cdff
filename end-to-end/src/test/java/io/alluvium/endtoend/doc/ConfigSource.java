package io.alluvium.endtoend.doc;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads settings from the source of a configuration interface, with the compiler's own parser. */
final class ConfigSource {

    private static final String MAPPING = "ConfigMapping";
    private static final String DEFAULT = "WithDefault";
    private static final String PROPERTY = "ConfigProperty";

    private ConfigSource() {}

    /**
     * A setting.
     *
     * @param key its full name
     * @param defaultValue its default as written; empty for none
     * @param explanation its comment in one line
     */
    record Setting(String key, String defaultValue, String explanation) {}

    /** The settings of a mapped interface, in the order of the source. */
    static List<Setting> read(Path source) {
        Parsed parsed = parse(source);
        ClassTree top = (ClassTree) parsed.unit().getTypeDecls().get(0);
        String prefix = value(top.getModifiers(), MAPPING, "prefix")
                .orElseThrow(() -> new IllegalStateException(source + " has no @ConfigMapping"));
        Map<String, ClassTree> groups = new HashMap<>();
        top.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .forEach(group -> groups.put(group.getSimpleName().toString(), group));
        List<Setting> settings = new ArrayList<>();
        collect(parsed, top, prefix, new Collected(groups, settings));
        return settings;
    }

    /** The properties that a class is given one by one: key and default. */
    static Map<String, String> properties(Path source) {
        Map<String, String> found = new TreeMap<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
                value(variable.getModifiers(), PROPERTY, "name")
                        .ifPresent(name -> found.put(
                                name,
                                value(variable.getModifiers(), PROPERTY, "defaultValue")
                                        .orElse("")));
                return super.visitVariable(variable, nothing);
            }
        }.scan(parse(source).unit(), null);
        return found;
    }

    private record Parsed(CompilationUnitTree unit, DocTrees docs) {}

    private record Collected(Map<String, ClassTree> groups, List<Setting> settings) {}

    private static void collect(Parsed parsed, ClassTree type, String prefix, Collected into) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method
                    && !method.getModifiers().getFlags().contains(Modifier.DEFAULT)) {
                String key = prefix + "." + kebab(method.getName().toString());
                ClassTree group = into.groups().get(String.valueOf(method.getReturnType()));
                if (group != null) {
                    collect(parsed, group, key, into);
                } else {
                    String shown = String.valueOf(method.getReturnType()).startsWith("Map<") ? key + ".*" : key;
                    into.settings()
                            .add(new Setting(
                                    shown,
                                    value(method.getModifiers(), DEFAULT, "value")
                                            .orElse(""),
                                    explanation(parsed, method)));
                }
            }
        }
    }

    private static String explanation(Parsed parsed, MethodTree method) {
        @Nullable String comment = parsed.docs().getDocComment(TreePath.getPath(parsed.unit(), method));
        if (comment == null) {
            throw new IllegalStateException("The setting " + method.getName() + " has no comment");
        }
        return comment.replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replace("|", "\\|")
                .strip();
    }

    private static Optional<String> value(ModifiersTree modifiers, String annotation, String attribute) {
        for (AnnotationTree each : modifiers.getAnnotations()) {
            if (each.getAnnotationType().toString().equals(annotation)) {
                for (ExpressionTree argument : each.getArguments()) {
                    boolean named = argument instanceof AssignmentTree;
                    String name =
                            named ? ((AssignmentTree) argument).getVariable().toString() : "value";
                    ExpressionTree given = named ? ((AssignmentTree) argument).getExpression() : argument;
                    if (name.equals(attribute)) {
                        return Optional.of(String.valueOf(((LiteralTree) given).getValue()));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Parsed parse(Path source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(unit, DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + source, e);
        }
    }
}
