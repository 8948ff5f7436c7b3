package dev.assay.facts;

import java.util.Objects;

/**
 * A value together with its origin.
 *
 * @param value the value
 * @param origin how the value came to be known
 * @param <T> the type of the value
 */
public record Fact<T>(T value, Origin origin) {

  public Fact {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(origin, "origin");
  }

  /** A value counted from tables, packets or bytes. */
  public static <T> Fact<T> measured(T value) {
    return new Fact<>(value, Origin.MEASURED);
  }

  /** A value a header claims. */
  public static <T> Fact<T> declared(T value) {
    return new Fact<>(value, Origin.DECLARED);
  }

  /** A value derived from an average. */
  public static <T> Fact<T> estimated(T value) {
    return new Fact<>(value, Origin.ESTIMATED);
  }

  /** A value set by convention because the file cannot tell. */
  public static <T> Fact<T> assumed(T value) {
    return new Fact<>(value, Origin.ASSUMED);
  }
}
