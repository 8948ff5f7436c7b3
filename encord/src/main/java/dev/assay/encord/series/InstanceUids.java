package dev.assay.encord.series;

/** What is asked of a unique identifier, of one file as of a series (PS3.5 9.1). */
public final class InstanceUids {
  private static final int LONGEST = 64;

  private InstanceUids() {}

  /** Whether it is longer than the platform takes ({@link SeriesRules#UID_LENGTH}). */
  public static boolean isTooLong(String uid) {
    return uid.length() > LONGEST;
  }

  /** Whether it consists of digits and dots ({@link SeriesRules#UID_CHARACTERS}). */
  public static boolean isOfDigitsAndDots(String uid) {
    return uid.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
