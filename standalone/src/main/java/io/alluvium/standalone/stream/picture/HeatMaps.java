package io.alluvium.standalone.stream.picture;

import io.alluvium.standalone.stream.compare.RecipePart;
import io.alluvium.standalone.stream.compare.StreamPart;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The loss matrix of every recipe. A cell is the redder the further its loss lies above the lowest of its column, over all
 * recipes alike.
 */
final class HeatMaps {

    private static final int CELL_WIDTH = 74;
    private static final int CELL_HEIGHT = 26;
    private static final int MARGIN = 130;
    private static final int HEAD = 52;
    private static final int FEW = 2;

    private final StreamPart part;
    private final int mapWidth;
    private final int mapHeight;

    HeatMaps(StreamPart part) {
        this.part = part;
        this.mapWidth = Math.max(420, MARGIN + CELL_WIDTH * part.columns().size() + 30);
        this.mapHeight = HEAD + CELL_HEIGHT * part.learned().length + 24;
    }

    byte[] png() {
        List<RecipePart> recipes = part.recipes();
        int across = Math.min(FEW, recipes.size());
        int down = (recipes.size() + across - 1) / across;
        Canvas canvas = new Canvas(across * mapWidth, down * mapHeight);
        for (int i = 0; i < recipes.size(); i++) {
            draw(canvas, recipes.get(i), (double) (i % across) * mapWidth, (double) (i / across) * mapHeight);
        }
        return canvas.png();
    }

    private void draw(Canvas canvas, RecipePart recipe, double left, double top) {
        canvas.text(canvas.fitted(recipe.recipe(), mapWidth - 20.0), left + 10, top + 20, Palette.INK);
        double widest = widest();
        for (int column = 0; column < part.columns().size(); column++) {
            double x = left + MARGIN + column * CELL_WIDTH;
            canvas.textAround(part.columns().get(column), x + CELL_WIDTH / 2.0, top + HEAD - 8, Palette.INK);
            for (int stage = 0; stage < recipe.matrix().length; stage++) {
                double y = top + HEAD + stage * CELL_HEIGHT;
                double loss = recipe.matrix()[stage][column];
                double share = (loss - lowest(column)) / widest;
                canvas.box(new Rectangle2D.Double(x, y, CELL_WIDTH - 1.0, CELL_HEIGHT - 1.0), Palette.heat(share));
                canvas.textAround(
                        String.format(Locale.ROOT, "%.3f", loss), x + CELL_WIDTH / 2.0, y + 18, Palette.on(share));
            }
        }
        for (int stage = 0; stage < recipe.matrix().length; stage++) {
            String name = "after " + part.columns().get(part.learned()[stage]);
            canvas.textBefore(name, left + MARGIN - 8, top + HEAD + stage * CELL_HEIGHT + 18, Palette.INK);
        }
    }

    private double widest() {
        double widest = 1e-9;
        for (int column = 0; column < part.columns().size(); column++) {
            for (RecipePart recipe : part.recipes()) {
                for (double[] row : recipe.matrix()) {
                    widest = Math.max(widest, row[column] - lowest(column));
                }
            }
        }
        return widest;
    }

    private double lowest(int column) {
        return part.recipes().stream()
                .flatMap(recipe -> Arrays.stream(recipe.matrix()))
                .mapToDouble(row -> row[column])
                .min()
                .orElseThrow();
    }
}
