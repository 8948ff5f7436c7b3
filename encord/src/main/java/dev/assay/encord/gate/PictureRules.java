package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.facts.Size;
import java.util.List;

/** Rules about the picture of an image or a video. */
final class PictureRules {
  private static final long LONG_SIDE = 3840;
  private static final long SHORT_SIDE = 2160;

  static final List<Check<Picture>> ALL =
      List.of(
          fixed("EMPTY_PICTURE", "width")
              .rule(
                  "J.3",
                  "Width and height are at least one pixel.",
                  "Have whoever made the file make it anew.",
                  picture ->
                      picture.sent().isEmpty() ? "The picture is " + picture.sent() + "." : null),
          warning("ROTATED", "width")
              .rule(
                  "J.12, J.36, G.4-5",
                  "The picture is shown as it is stored.",
                  "Check one such file in the label editor; if it shows the stored picture, use"
                      + " --dimensions stored.",
                  picture ->
                      picture.turning() == null
                          ? null
                          : "The picture has "
                              + picture.turning()
                              + ": it is "
                              + picture.sizes()
                              + "."),
          warning("NON_SQUARE_PIXELS", "width")
              .rule(
                  "J.12, G.4-5",
                  "Pixels are as wide as high.",
                  "Check one such file in the label editor, or re-encode with square pixels. "
                      + Conversion.toSquarePixels(),
                  picture ->
                      picture.squarePixels()
                          ? null
                          : "Pixels are not square: the picture is " + picture.sizes() + "."),
          warning("OVER_4K", "width")
              .rule(
                  "J.11, E.2",
                  "The picture is within 3840 x 2160, the platform's recommendation.",
                  "Scale the picture down.",
                  picture ->
                      isOver4K(picture.sent())
                          ? "The picture is " + picture.sent() + ", over 3840 x 2160."
                          : null),
          warning("NOT_PLAYABLE", null)
              .rule(
                  "J.13, G.4-7",
                  "A browser shows the picture.",
                  "Convert the file to a type and codec browsers show.",
                  picture ->
                      switch (picture.playability()) {
                        case PLAYS, UNKNOWN -> null;
                        case SAFARI_ONLY ->
                            "Chromium does not show " + picture.coding() + "; Safari does.";
                        case NO_PICTURE ->
                            "Chromium plays the sound without a picture, which is "
                                + picture.coding()
                                + ".";
                        case NO -> "No browser shows " + picture.coding() + ".";
                      },
                  picture ->
                      picture.moving()
                          ? Conversion.toPlayableVideo()
                          : Conversion.toPlayableImage()));

  private PictureRules() {}

  private static boolean isOver4K(Size size) {
    return Math.max(size.width(), size.height()) > LONG_SIDE
        || Math.min(size.width(), size.height()) > SHORT_SIDE;
  }
}
