package dev.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The classes numbers fall into, each with a name. */
final class Bins {
  private final double[] edges;
  private final List<String> labels;
  private final boolean hidesEmpty;

  /**
   * Classes.
   *
   * @param edges where a class ends and the next begins, which the edge belongs to; ascending
   * @param labels the names, one more than edges
   * @param hidesEmpty whether every empty class goes unnamed, not only those at the ends
   */
  Bins(double[] edges, List<String> labels, boolean hidesEmpty) {
    this.edges = edges.clone();
    this.labels = List.copyOf(labels);
    this.hidesEmpty = hidesEmpty;
    if (labels.size() != edges.length + 1) {
      throw new IllegalArgumentException(labels.size() + " names for " + edges.length + " edges");
    }
  }

  /** A number and what it is called. */
  record Mark(double value, String name) {}

  /** Classes from each mark up to the next, and one below and one above all. */
  static Bins between(Mark... marks) {
    List<String> labels = new ArrayList<>();
    labels.add("below " + marks[0].name());
    for (int i = 1; i < marks.length; i++) {
      labels.add(marks[i - 1].name() + " to " + marks[i].name());
    }
    labels.add(marks[marks.length - 1].name() + " and more");
    return new Bins(Arrays.stream(marks).mapToDouble(Mark::value).toArray(), labels, false);
  }

  /**
   * A class for each number that is common and one for what lies between.
   *
   * @param tolerance how far from a mark, as a part of it, still counts as the mark
   */
  static Bins around(double tolerance, Mark... marks) {
    double[] edges = new double[2 * marks.length];
    List<String> labels = new ArrayList<>();
    labels.add("below " + marks[0].name());
    for (int i = 0; i < marks.length; i++) {
      edges[2 * i] = marks[i].value() * (1 - tolerance);
      edges[2 * i + 1] = marks[i].value() * (1 + tolerance);
      labels.add(marks[i].name());
      labels.add(
          i + 1 < marks.length
              ? "between " + marks[i].name() + " and " + marks[i + 1].name()
              : "above " + marks[i].name());
    }
    return new Bins(edges, labels, true);
  }

  /** The names. */
  List<String> labels() {
    return labels;
  }

  /** Whether every empty class goes unnamed, not only those at the ends. */
  boolean hidesEmpty() {
    return hidesEmpty;
  }

  /** How many classes there are. */
  int size() {
    return labels.size();
  }

  /** The class of a number. */
  int of(double value) {
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
