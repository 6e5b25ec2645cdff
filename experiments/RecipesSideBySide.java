import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints reports of the demo beside each other; see recipes-side-by-side.sh. Arguments: their directory, the recipes. */
public final class RecipesSideBySide {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RecipesSideBySide() {}

    /** Runs it. */
    public static void main(String... arguments) throws IOException {
        System.out.println("| recipe | regime 0 | regime 1 | forgot regime 0 (mean, worst; nats) | AP | AP+ | passed the gate |"
                + " checks failed | streaming (s) |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (String recipe : List.of(arguments).subList(1, arguments.length)) {
            System.out.println(row(recipe, JSON.readTree(Path.of(arguments[0], recipe + ".json").toFile())));
        }
    }

    private static String row(String recipe, JsonNode report) {
        List<Double> forgot = new ArrayList<>();
        int versions = 0;
        int passed = 0;
        int failed = 0;
        for (JsonNode domain : report.path("domains")) {
            forgot.add(domain.path("forgetting").path("firstRegime").asDouble());
            for (JsonNode version : domain.path("versions")) {
                versions++;
                passed += version.path("passed").asBoolean() ? 1 : 0;
            }
        }
        for (JsonNode check : report.path("checks")) {
            failed += check.path("holds").asBoolean() ? 0 : 1;
        }
        return String.format(
                Locale.ROOT,
                "| %s | %+.1f%% | %+.1f%% | %+.4f, %+.4f | %.1f | %+.2f | %d of %d | %d | %.0f |",
                recipe,
                100 * change(report, 0),
                100 * change(report, 1),
                forgot.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN),
                forgot.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN),
                report.path("metrics").path("AP").asDouble(),
                report.path("metrics").path("AP+").asDouble(),
                passed,
                versions,
                failed,
                report.path("seconds").asDouble());
    }

    /** Change of perplexity against the frozen model in that regime, as a geometric mean over the domains. */
    private static double change(JsonNode report, int regime) {
        double sum = 0;
        int count = 0;
        for (JsonNode domain : report.path("domains")) {
            sum += Math.log1p(domain.path("heldOut").path(regime).path("change").asDouble());
            count++;
        }
        return Math.expm1(sum / count);
    }
}
