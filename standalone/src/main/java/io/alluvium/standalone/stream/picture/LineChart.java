package io.alluvium.standalone.stream.picture;

import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Lines over a common axis, with a legend to the right. */
final class LineChart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 380;
    private static final double LEFT = 70;
    private static final double RIGHT = 560;
    private static final double TOP = 40;
    private static final double BOTTOM = 330;
    private static final int TICKS = 4;
    private static final int MOST_STAGES = 12;

    private final String title;
    private final String axis;
    private final List<Line> lines;

    LineChart(String title, String axis, List<Line> lines) {
        this.title = title;
        this.axis = axis;
        this.lines = lines;
    }

    byte[] png() {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        double[] xs = range(Line::x);
        double[] ys = range(Line::y);
        canvas.text(title, LEFT, TOP - 16, Palette.INK);
        canvas.textAround(axis, (LEFT + RIGHT) / 2, BOTTOM + 40, Palette.INK);
        int stages = (int) (xs[1] - xs[0]);
        int steps = stages > 0 && stages <= MOST_STAGES ? stages : TICKS;
        for (int tick = 0; tick <= steps; tick++) {
            double share = (double) tick / steps;
            canvas.textAround(
                    String.format(Locale.ROOT, "%.0f", xs[0] + share * (xs[1] - xs[0])),
                    LEFT + share * (RIGHT - LEFT),
                    BOTTOM + 20,
                    Palette.INK);
        }
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = (double) tick / TICKS;
            double y = BOTTOM - share * (BOTTOM - TOP);
            canvas.line(new Line2D.Double(LEFT, y, RIGHT, y), 1, Palette.FAINT);
            canvas.textBefore(
                    String.format(Locale.ROOT, "%.3f", ys[0] + share * (ys[1] - ys[0])), LEFT - 8, y + 5, Palette.INK);
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(canvas, i, xs, ys);
        }
        return canvas.png();
    }

    private void draw(Canvas canvas, int number, double[] xs, double... ys) {
        Line line = lines.get(number);
        for (int i = 1; i < line.x().length; i++) {
            canvas.line(
                    new Line2D.Double(
                            place(line.x()[i - 1], xs, LEFT, RIGHT),
                            place(line.y()[i - 1], ys, BOTTOM, TOP),
                            place(line.x()[i], xs, LEFT, RIGHT),
                            place(line.y()[i], ys, BOTTOM, TOP)),
                    2,
                    Palette.line(number));
        }
        double y = TOP + number * 20;
        canvas.line(new Line2D.Double(RIGHT + 16, y, RIGHT + 40, y), 3, Palette.line(number));
        canvas.text(canvas.fitted(line.name(), WIDTH - RIGHT - 56), RIGHT + 48, y + 5, Palette.INK);
    }

    private static double place(double value, double[] range, double from, double to) {
        return from + (value - range[0]) / Math.max(1e-12, range[1] - range[0]) * (to - from);
    }

    private double[] range(Function<Line, double[]> of) {
        double[] all =
                lines.stream().map(of).flatMapToDouble(Arrays::stream).sorted().toArray();
        return all.length == 0 ? new double[] {0, 1} : new double[] {all[0], all[all.length - 1]};
    }
}
