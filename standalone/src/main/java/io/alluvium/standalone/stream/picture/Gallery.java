package io.alluvium.standalone.stream.picture;

import io.alluvium.standalone.stream.StreamReport;
import io.alluvium.standalone.stream.compare.RecipePart;
import io.alluvium.standalone.stream.compare.StreamPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The pictures of a report, and the page that holds them. */
public final class Gallery {

    private Gallery() {}

    /** Draws all of them beside the report's file: PNG files, and one page in HTML; returns the page's path. */
    public static Path draw(StreamReport report, String text, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        String base = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        List<Picture> pictures = new ArrayList<>();
        report.streams().forEach(part -> pictures.addAll(of(part)));
        for (Picture picture : pictures) {
            Files.write(file.resolveSibling(base + "-" + picture.name() + ".png"), picture.png());
        }
        return Files.writeString(file.resolveSibling(base + ".html"), Page.html(text, pictures));
    }

    private static List<Picture> of(StreamPart part) {
        String stream = part.stream().name().toLowerCase(Locale.ROOT);
        List<Picture> pictures = new ArrayList<>();
        pictures.add(new Picture(
                stream + "-matrix",
                "Stream " + stream + ": loss (nats per token) on each held-out set after each stage; the redder, the"
                        + " further above the lowest of its column.",
                new HeatMaps(part).png()));
        pictures.add(new Picture(
                stream + "-prequential",
                "Stream " + stream + ": loss on text before it was learned, over the tokens learned.",
                new LineChart("prequential loss (nats per token)", "tokens learned", prequential(part)).png()));
        for (int column = 0; column < part.columns().size(); column++) {
            String name = part.columns().get(column);
            pictures.add(new Picture(
                    stream + "-" + name.replace(' ', '-'),
                    "Stream " + stream + ": held-out loss of " + name + " after each stage; stage 0 is the model"
                            + " without a prompt.",
                    new LineChart("loss on " + name + " (nats per token)", "stage", after(part, column)).png()));
        }
        return pictures;
    }

    private static List<Line> prequential(StreamPart part) {
        List<Line> lines = new ArrayList<>();
        part.recipes()
                .forEach(each -> lines.add(new Line(
                        each.recipe(), each.curve().tokens(), each.curve().served())));
        if (!part.recipes().isEmpty()) {
            RecipePart any = part.recipes().get(0);
            lines.add(new Line(
                    "without a prompt", any.curve().tokens(), any.curve().frozen()));
        }
        return lines;
    }

    private static List<Line> after(StreamPart part, int column) {
        double[] stages =
                IntStream.rangeClosed(0, part.learned().length).asDoubleStream().toArray();
        return part.recipes().stream()
                .map(each -> {
                    double[] losses = new double[stages.length];
                    losses[0] = part.frozen()[column];
                    for (int stage = 1; stage < losses.length; stage++) {
                        losses[stage] = each.matrix()[stage - 1][column];
                    }
                    return new Line(each.recipe(), stages, losses);
                })
                .toList();
    }
}
