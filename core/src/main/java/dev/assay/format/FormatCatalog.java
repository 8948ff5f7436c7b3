package dev.assay.format;

import dev.assay.facts.FileType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The readers at hand, in the order in which they are asked; immutable and thread-safe. */
public final class FormatCatalog {

  /**
   * A reader and how sure it is.
   *
   * @param format the reader
   * @param score never {@link Score#NO}
   */
  public record Candidate(Format format, Score score) {}

  private final List<Format> formats;
  private final Map<String, Set<String>> extensionsByType = new HashMap<>();
  private final Set<String> knownExtensions = new HashSet<>();

  private FormatCatalog(List<Format> formats) {
    List<Format> sorted = new ArrayList<>(formats);
    sorted.sort(FormatCatalog::inOrder);
    this.formats = Collections.unmodifiableList(sorted);
    for (Format format : sorted) {
      for (FileType type : format.info().types()) {
        extensionsByType
            .computeIfAbsent(type.name(), name -> new HashSet<>())
            .addAll(type.extensions());
        knownExtensions.addAll(type.extensions());
      }
    }
  }

  // Comparators put together by Comparator.comparing can lie in no class-data archive.
  private static int inOrder(Format a, Format b) {
    int tiers = a.info().tier().compareTo(b.info().tier());
    return tiers == 0 ? a.info().reader().compareTo(b.info().reader()) : tiers;
  }

  private static int surerFirst(Candidate a, Candidate b) {
    int scores = a.score().compareTo(b.score());
    return scores == 0 ? a.format().info().tier().compareTo(b.format().info().tier()) : scores;
  }

  /** The readers that {@link ServiceLoader} finds on the class path. */
  public static FormatCatalog installed() {
    return found(FormatCatalog.class.getClassLoader());
  }

  /**
   * The readers that {@link ServiceLoader} finds with a class loader.
   *
   * @param services a loader that has this class from where the caller has it
   */
  public static FormatCatalog found(ClassLoader services) {
    List<Format> found = new ArrayList<>();
    for (Format format : ServiceLoader.load(Format.class, services)) {
      found.add(format);
    }
    return new FormatCatalog(found);
  }

  /** Just these readers. */
  public static FormatCatalog of(Format... formats) {
    return new FormatCatalog(List.of(formats));
  }

  /** These readers, but that one in place of the one with its name. */
  public FormatCatalog replacing(Format format) {
    List<Format> others = new ArrayList<>(formats);
    others.removeIf(other -> other.info().reader().equals(format.info().reader()));
    others.add(format);
    return new FormatCatalog(others);
  }

  /** All readers, own ones first. */
  public List<Format> formats() {
    return formats;
  }

  /** The readers that may know the file, the surest first, then own readers before libraries. */
  public List<Candidate> candidates(Head head) {
    List<Candidate> candidates = new ArrayList<>(4);
    for (Format format : formats) {
      Score score = format.score(head);
      if (score != Score.NO) {
        candidates.add(new Candidate(format, score));
      }
    }
    if (candidates.size() > 1) {
      candidates.sort(FormatCatalog::surerFirst);
    }
    return candidates;
  }

  /**
   * Whether a name's extension promises a type other than the one recognised: it belongs to some
   * type, but not to this one.
   */
  public boolean contradicts(String extension, FileType recognised) {
    return knownExtensions.contains(extension)
        && !recognised.extensions().contains(extension)
        && !extensionsByType.getOrDefault(recognised.name(), Set.of()).contains(extension);
  }
}
