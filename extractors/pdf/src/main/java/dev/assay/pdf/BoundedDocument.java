package dev.assay.pdf;

import dev.assay.read.LimitExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.jspecify.annotations.Nullable;

/**
 * A document whose streams are decoded only when what comes out is not too large, since PDFBox
 * keeps all of it.
 */
final class BoundedDocument extends COSDocument {
  private static final int MOST_DECODED_BYTES = 64 << 20;

  /** What any one filter can at most make of a byte, roughly: LZW with 12-bit codes. */
  private static final int LARGEST_EXPANSION = 4096;

  /** Values of a row that a predictor may ask memory for (ISO 32000-1 7.4.4.4). */
  private static final long MOST_COLUMNS = 1 << 20;

  private final ICOSParser parser;
  private final CursorInput input;

  BoundedDocument(ICOSParser parser, CursorInput input) {
    super(null, parser);
    this.parser = parser;
    this.input = input;
  }

  @Override
  public COSStream createCOSStream(COSDictionary dictionary, long start, long length)
      throws IOException {
    Bounded stream = new Bounded(parser.createRandomAccessReadView(start, length), length, input);
    dictionary.forEach(stream::setItem);
    stream.setKey(dictionary.getKey());
    return stream;
  }

  private static final class Bounded extends COSStream {
    private final long rawBytes;
    private final CursorInput input;
    private boolean viewed;

    Bounded(RandomAccessReadView raw, long rawBytes, CursorInput input) throws IOException {
      super(null, raw);
      this.rawBytes = rawBytes;
      this.input = input;
    }

    @Override
    public RandomAccessRead createView() throws IOException {
      // PDFBox keeps what it decodes; it comes again only for objects that are not in there.
      if (viewed) {
        throw new IOException("an object stream lacks an object it should have");
      }
      viewed = true;
      COSBase filters = getFilters();
      if (filters instanceof COSArray several && several.size() == 1) {
        filters = several.getObject(0);
      }
      checkPredictor(getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
      if (filters instanceof COSArray several && several.size() > 1) {
        throw fail("a stream has " + several.size() + " filters where one is usual");
      }
      if (COSName.FLATE_DECODE.equals(filters)
          || COSName.FLATE_DECODE_ABBREVIATION.equals(filters)) {
        checkInflated();
      } else if (filters != null && rawBytes > MOST_DECODED_BYTES / LARGEST_EXPANSION) {
        throw fail("a stream of " + rawBytes + " bytes has an unusual filter");
      }
      return super.createView();
    }

    private void checkInflated() throws IOException {
      long total = 0;
      byte[] piece = new byte[16 * 1024];
      try (InputStream inflated = new InflaterInputStream(createRawInputStream())) {
        for (int n = inflated.read(piece); n >= 0; n = inflated.read(piece)) {
          total += n;
          if (total > MOST_DECODED_BYTES) {
            throw fail("a stream decodes to more than " + MOST_DECODED_BYTES + " bytes");
          }
          input.checkTime();
        }
      } catch (java.util.zip.ZipException | java.io.EOFException e) {
        // Broken data ends there; what PDFBox makes of it is no longer than what was counted.
        input.rethrow();
      }
    }

    private void checkPredictor(@Nullable COSBase parameters) throws IOException {
      if (parameters instanceof COSArray several) {
        for (COSBase one : several.toList()) {
          checkPredictor(one);
        }
      } else if (parameters instanceof COSDictionary one) {
        long columns = one.getLong(COSName.COLUMNS, 1);
        long bits = one.getLong(COSName.BITS_PER_COMPONENT, 8);
        if (columns < 1 || columns > MOST_COLUMNS || bits < 1 || bits > 16) {
          throw fail("a predictor has rows of " + columns + " values of " + bits + " bits");
        }
      }
    }

    private IOException fail(String message) {
      return input.fail(new LimitExceededException("allocation", message, input.position()));
    }
  }
}
