package dev.assay.pdf;

import dev.assay.read.LimitExceededException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;

/** The cross-reference entries of a document, of which there cannot be too many. */
final class BoundedResolver extends XrefTrailerResolver {
  private static final int MOST_ENTRIES = 2_000_000;

  private final CursorInput input;
  private int entries;

  BoundedResolver(CursorInput input) {
    this.input = input;
  }

  @Override
  public void setXRef(COSObjectKey key, long offset) {
    if (++entries > MOST_ENTRIES) {
      throw new UncheckedIOException(
          input.fail(
              new LimitExceededException(
                  "entries",
                  "the cross-reference table has more than " + MOST_ENTRIES + " entries",
                  input.position())));
    }
    super.setXRef(key, offset);
  }
}
