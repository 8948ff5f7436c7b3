package dev.assay.format;

import dev.assay.facts.FileType;
import java.util.List;
import java.util.Objects;

/**
 * What a reader says of itself.
 *
 * @param reader its name in scan records, such as {@code png} or {@code ffmpeg}
 * @param tier when it is asked
 * @param types the types it may recognise, the commonest first
 * @param magic signatures: the reader is certain only of files that have one of them; empty when it
 *     may be certain of others
 */
public record FormatInfo(String reader, Tier tier, List<FileType> types, List<Magic> magic) {

  public FormatInfo {
    Objects.requireNonNull(reader, "reader");
    Objects.requireNonNull(tier, "tier");
    types = List.copyOf(types);
    magic = List.copyOf(magic);
    if (types.isEmpty()) {
      throw new IllegalArgumentException(reader + " reads no type");
    }
  }

  /** One of Assay's own readers of one type. */
  public static FormatInfo own(FileType type, Magic... magic) {
    return new FormatInfo(type.name(), Tier.OWN, List.of(type), List.of(magic));
  }

  /** One of Assay's own readers of several types. */
  public static FormatInfo own(String reader, List<FileType> types, Magic... magic) {
    return new FormatInfo(reader, Tier.OWN, types, List.of(magic));
  }
}
