package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where the items of a data group are shown: a tile, or a grid of such. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(LayoutGrid.class),
  @JsonSubTypes.Type(DataUnitTile.class),
  @JsonSubTypes.Type(DataUnitCarouselTile.class)
})
public sealed interface DataGroupLayout permits LayoutGrid, DataUnitTile, DataUnitCarouselTile {}
