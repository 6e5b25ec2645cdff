package io.alluvium.standalone.stream.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A white picture that is drawn on; no screen is needed. */
final class Canvas {

    private static final int TEXT_SIZE = 13;

    private final BufferedImage image;
    private final Graphics2D pen;

    Canvas(int width, int height) {
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        box(new Rectangle2D.Double(0, 0, width, height), Color.WHITE);
    }

    void box(Rectangle2D box, Color color) {
        pen.setColor(color);
        pen.fill(box);
    }

    void line(Line2D line, float thickness, Color color) {
        pen.setColor(color);
        pen.setStroke(new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(line);
    }

    /** Text that begins there. */
    void text(String text, double x, double y, Color color) {
        pen.setColor(color);
        pen.drawString(text, (float) x, (float) y);
    }

    /** Text that ends there. */
    void textBefore(String text, double x, double y, Color color) {
        text(text, x - width(text), y, color);
    }

    /** Text with its middle there. */
    void textAround(String text, double x, double y, Color color) {
        text(text, x - width(text) / 2, y, color);
    }

    /** The text, or as much of its beginning as has room there. */
    String fitted(String text, double room) {
        String fitted = text;
        while (fitted.length() > 1 && width(fitted) > room) {
            fitted = fitted.substring(0, fitted.length() - 2) + "\u2026";
        }
        return fitted;
    }

    private double width(String text) {
        return pen.getFontMetrics().stringWidth(text);
    }

    /** The picture as a PNG file's bytes. */
    byte[] png() {
        pen.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing a picture", e);
        }
    }
}
