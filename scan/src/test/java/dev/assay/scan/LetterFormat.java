package dev.assay.scan;

import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.TextFacts;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;

/** A format of this test's own: files that start with "letter", damaged when a '!' follows. */
final class LetterFormat implements Format {
  static final FileType TYPE = FileType.of("letter", MediaKind.TEXT, "text/plain", "letter");

  @Override
  public FormatInfo info() {
    return FormatInfo.own(TYPE, Magic.start("letter"));
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    if (in.skip(6).has(1) && in.u8() == '!') {
      throw new MalformedException("a letter with a '!'", 6);
    }
    return new TextFacts(TYPE, Fact.measured("us-ascii"), 1L);
  }
}
