package dev.assay.benchmarks;

import dev.assay.facts.Size;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures that ImageIO writes. */
final class Pictures {
  static final Size SIZE = new Size(640, 480);

  private Pictures() {}

  /** Writes a colour gradient as the file of a format. */
  static void write(String format, Path file) throws IOException {
    int width = (int) SIZE.width();
    int height = (int) SIZE.height();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    if (!ImageIO.write(picture, format, file.toFile())) {
      throw new IOException("nobody writes " + format);
    }
  }
}
