package dev.assay.encord.wire;

/**
 * The layout of a data group; an older way.
 *
 * @param layout {@code default-grid}, {@code default-list} or an object of its own
 */
public record LayoutPayload(Object layout) {

  public LayoutPayload {
    layout = FreeForm.value(layout);
  }
}
