package dev.assay.report;

/** Texts of a length that fits into a page, whatever a file or its name holds. */
final class Clip {
  private static final int MOST_OF_PATH = 200;
  private static final int MOST_OF_TEXT = 240;
  private static final int MOST_OF_REMEDY = 800;
  private static final int MOST_OF_NAME = 80;

  private Clip() {}

  /** A path without its middle when it is long, since its end tells the file. */
  static String path(String path) {
    return clip(path, MOST_OF_PATH, MOST_OF_PATH / 3);
  }

  /** A sentence without its end when it is long. */
  static String text(String text) {
    return clip(text, MOST_OF_TEXT, MOST_OF_TEXT - 1);
  }

  /** What to do, which may be a command to copy. */
  static String remedy(String remedy) {
    return clip(remedy, MOST_OF_REMEDY, MOST_OF_REMEDY - 1);
  }

  /** A code or an identifier. */
  static String name(String name) {
    return clip(name, MOST_OF_NAME, MOST_OF_NAME / 2);
  }

  private static String clip(String text, int most, int before) {
    return text.length() <= most
        ? text
        : text.substring(0, before) + '…' + text.substring(text.length() - (most - 1 - before));
  }
}
