package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.source.ByteArraySource;
import java.io.IOException;
import java.util.Map;

/**
 * Reads SVG (SVG 2): the root element's start tag, by hand, so that no entity is ever expanded and
 * nothing else ever fetched.
 */
public final class SvgFormat implements Format {
  private static final FileType SVG = Raster.type("svg", "image/svg+xml", "svg");
  private static final FormatInfo INFO = FormatInfo.own(SVG);

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  // The size of a replaced element that has none (CSS 2.2 10.3.2), which browsers fall back to.
  private static final double DEFAULT_WIDTH = 300;
  private static final double DEFAULT_HEIGHT = 150;

  /** Creates the reader. */
  public SvgFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /** Looks for the root element; behind a prolog longer than the head it may be any. */
  @Override
  public Score score(Head head) {
    if (!XmlRoot.mayBegin(head)) {
      return Score.NO;
    }
    ByteCursor start =
        ByteCursor.over(ByteArraySource.of(head.bytes(), "head"), new Budget(Limits.local()));
    try {
      return XmlRoot.find(start).localName().equals("svg") ? Score.CERTAIN : Score.NO;
    } catch (TruncatedException e) {
      if (head.isWhole()) {
        return Score.NO;
      }
      return head.extension().equals("svg") ? Score.LIKELY : Score.POSSIBLE;
    } catch (IOException e) {
      return Score.NO; // not well-formed: no reader of XML would go on
    }
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    XmlRoot root = XmlRoot.find(in);
    if (!root.localName().equals("svg")) {
      throw new DeclinedException("the root element is " + root.localName() + ", not svg");
    }
    Map<String, String> attributes = root.attributes();
    double[] size = size(attributes);
    if (Math.max(size[0], size[1]) > Integer.MAX_VALUE) {
      throw new MalformedException("a side of more pixels than any screen", in.position());
    }
    Raster raster = Raster.of(SVG, Math.round(size[0]), Math.round(size[1]), in.position());
    String namespace = attributes.getOrDefault(root.namespaceAttribute(), "");
    // A reference to an entity is taken at its word: entities are never expanded.
    if (namespace.equals(NAMESPACE) || namespace.startsWith("&")) {
      return raster.shown();
    }
    context.report(
        Finding.warning("SVG_NAMESPACE_MISSING", "The root element is not in SVG's namespace.")
            .mendedBy("Add xmlns=\"" + NAMESPACE + "\" to the svg element."));
    return raster.predicted(Playability.NO, context);
  }

  /** The natural size that browsers give it, before rounding. */
  private static double[] size(Map<String, String> attributes) throws UnsupportedException {
    double width = SvgLength.pixels(plain(attributes, "width"));
    double height = SvgLength.pixels(plain(attributes, "height"));
    double ratio = SvgLength.ratio(plain(attributes, "viewBox"));
    boolean hasRatio = !Double.isNaN(ratio);
    if (Double.isNaN(width) && Double.isNaN(height)) {
      if (!hasRatio) {
        return new double[] {DEFAULT_WIDTH, DEFAULT_HEIGHT};
      }
      // The largest box of that ratio that fits.
      return ratio > DEFAULT_WIDTH / DEFAULT_HEIGHT
          ? new double[] {DEFAULT_WIDTH, DEFAULT_WIDTH / ratio}
          : new double[] {DEFAULT_HEIGHT * ratio, DEFAULT_HEIGHT};
    }
    if (Double.isNaN(width)) {
      width = hasRatio ? height * ratio : DEFAULT_WIDTH;
    } else if (Double.isNaN(height)) {
      height = hasRatio ? width / ratio : DEFAULT_HEIGHT;
    }
    return new double[] {width, height};
  }

  private static String plain(Map<String, String> attributes, String name)
      throws UnsupportedException {
    String value = attributes.getOrDefault(name, "");
    if (value.indexOf('&') >= 0) {
      throw new UnsupportedException(
          "SVG_SIZE_BY_ENTITY",
          "the attribute " + name + " is written with an entity, which is never expanded",
          "Write the size of the svg element in figures.",
          SVG);
    }
    return value;
  }
}
