package dev.assay.encord.payload;

/**
 * What one part of an upload holds at most.
 *
 * @param items items, at least 1
 * @param urls URLs, at least 1
 * @param bytes bytes of JSON, at least 1; an item that alone has more is a part of its own
 */
public record PayloadLimits(long items, long urls, long bytes) {

  /** The items the platform takes in one upload (contract E.2). */
  public static final long MOST_ITEMS = 500_000;

  /** The URLs the platform takes in one upload (contract E.2). */
  public static final long MOST_URLS = 1_000_000;

  /** The entries it recommends at most (contract E.2). */
  public static final long RECOMMENDED_ITEMS = 10_000;

  /**
   * The bytes it recommends at most (contract E.2), read as powers of ten: the stricter reading.
   */
  public static final long RECOMMENDED_BYTES = 100_000_000;

  public PayloadLimits {
    if (items < 1 || urls < 1 || bytes < 1) {
      throw new IllegalArgumentException("limits below 1: " + items + ", " + urls + ", " + bytes);
    }
  }

  /** What the platform recommends. */
  public static PayloadLimits standard() {
    return new PayloadLimits(RECOMMENDED_ITEMS, MOST_URLS, RECOMMENDED_BYTES);
  }
}
