package dev.assay.av.codec;

import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a codec's configuration says of its pictures.
 *
 * @param size the size after the codec's own cropping, null when it does not say
 * @param pixelAspect width of a pixel over its height, null when it does not say
 * @param profile the profile's name, null when it does not say
 */
public record Picture(
    @Nullable Size size, @Nullable Rational pixelAspect, @Nullable String profile) {

  /** Nothing is known. */
  public static final Picture UNKNOWN = new Picture(null, null, null);
}
