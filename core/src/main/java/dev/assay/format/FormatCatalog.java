package dev.assay.format;

import dev.assay.facts.FileType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The readers at hand, in the order in which they are asked; immutable and thread-safe. */
public final class FormatCatalog {

  /**
   * A reader and how sure it is.
   *
   * @param format the reader
   * @param score never {@link Score#NO}
   */
  public record Candidate(Format format, Score score) {}

  /** The scores of candidates, from the surest down. */
  private static final List<Score> ROUNDS = List.of(Score.CERTAIN, Score.LIKELY, Score.POSSIBLE);

  private final List<Format> formats;
  private final List<Reader> readers;
  private final Map<String, Set<String>> extensionsByType = new HashMap<>();
  private final Set<String> knownExtensions = new HashSet<>();

  private FormatCatalog(List<Format> formats) {
    List<Format> sorted = new ArrayList<>(formats);
    sorted.sort(FormatCatalog::inOrder);
    this.formats = Collections.unmodifiableList(sorted);
    this.readers = new ArrayList<>(sorted.size());
    for (Format format : sorted) {
      readers.add(new Reader(format, format.info().magic()));
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

  /**
   * The readers that may know the file, the surest first, then own readers before libraries. A
   * reader is asked how sure it is when the iteration comes to it, so that one which is certain
   * spares the question to those that cannot be.
   */
  public Iterable<Candidate> candidates(Head head) {
    return () -> new Candidates(head);
  }

  /** Looks for candidates of each score in turn, among all readers in their order. */
  private final class Candidates implements Iterator<Candidate> {
    private final Head head;
    private final @Nullable Score[] scores = new Score[readers.size()];
    private int round;
    private int at;

    Candidates(Head head) {
      this.head = head;
    }

    @Override
    public boolean hasNext() {
      for (; round < ROUNDS.size(); round++) {
        Score wanted = ROUNDS.get(round);
        for (; at < scores.length; at++) {
          if (scores[at] == null) {
            scores[at] = readers.get(at).score(head, wanted);
          }
          if (scores[at] == wanted) {
            return true;
          }
        }
        at = 0;
      }
      return false;
    }

    @Override
    public Candidate next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return new Candidate(readers.get(at++).format(), ROUNDS.get(round));
    }
  }

  /** A reader with its signatures. */
  private record Reader(Format format, List<Magic> signatures) {

    /** Its score; null when only certain readers are wanted and it cannot be one. */
    @Nullable Score score(Head head, Score wanted) {
      if (mayBeCertain(head)) {
        return format.score(head);
      }
      if (wanted == Score.CERTAIN) {
        return null;
      }
      Score score = format.score(head);
      return score == Score.CERTAIN ? Score.LIKELY : score;
    }

    private boolean mayBeCertain(Head head) {
      // Asked of every reader for every file, so that no iterator is made.
      for (int i = 0; i < signatures.size(); i++) {
        if (signatures.get(i).matches(head)) {
          return true;
        }
      }
      return signatures.isEmpty();
    }
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
