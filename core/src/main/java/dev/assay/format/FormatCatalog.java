package dev.assay.format;

import dev.assay.facts.FileType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
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

  private final List<Format> formats;
  private final Map<String, Set<String>> extensionsByType = new HashMap<>();
  private final Set<String> knownExtensions = new HashSet<>();

  private FormatCatalog(List<Format> formats) {
    List<Format> sorted = new ArrayList<>(formats);
    sorted.sort(
        Comparator.comparing((Format f) -> f.info().tier()).thenComparing(f -> f.info().reader()));
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

  /** The readers that {@link ServiceLoader} finds on the class path. */
  public static FormatCatalog installed() {
    List<Format> found = new ArrayList<>();
    ServiceLoader.load(Format.class, FormatCatalog.class.getClassLoader()).forEach(found::add);
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
   * spares the question to those behind it.
   */
  public Iterable<Candidate> candidates(Head head) {
    return () -> new Candidates(head);
  }

  private final class Candidates implements Iterator<Candidate> {
    private final Head head;
    private final Iterator<Format> unasked = formats.iterator();
    private final Deque<Candidate> likely = new ArrayDeque<>(2);
    private final Deque<Candidate> possible = new ArrayDeque<>(2);
    private @Nullable Candidate next;

    Candidates(Head head) {
      this.head = head;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = find();
      }
      return next != null;
    }

    @Override
    public Candidate next() {
      Candidate found = next == null ? find() : next;
      if (found == null) {
        throw new NoSuchElementException();
      }
      next = null;
      return found;
    }

    private @Nullable Candidate find() {
      while (unasked.hasNext()) {
        Format format = unasked.next();
        Score score = format.score(head);
        switch (score) {
          case CERTAIN -> {
            return new Candidate(format, score);
          }
          case LIKELY -> likely.add(new Candidate(format, score));
          case POSSIBLE -> possible.add(new Candidate(format, score));
          case NO -> {}
        }
      }
      return likely.isEmpty() ? possible.poll() : likely.poll();
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
