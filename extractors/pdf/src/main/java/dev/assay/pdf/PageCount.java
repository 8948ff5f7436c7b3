package dev.assay.pdf;

import dev.assay.facts.Fact;
import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Items;
import dev.assay.pdf.PdfObject.Reference;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The number of pages that a page tree claims (ISO 32000-2 7.7.3), held against the pages it has as
 * far as it pays to visit them. A tree in which anything is unusual is declined.
 */
final class PageCount {

  /** Nodes worth visiting. */
  private static final int MOST_NODES = 2_000;

  /** Reads worth making, and the part of those allowed: four where each is a request. */
  private static final int MOST_READS = 250;

  private static final int PART_OF_READS = 32;
  private static final int MOST_DEPTH = 64;

  /** Indirect objects that a document may have (ISO 32000-1 annex C). */
  private static final int MOST_OBJECTS = 8_388_607;

  /** A node some of whose children are visited. */
  private static final class Node {
    private final long count;
    private final List<PdfObject> kids;
    private int visited;
    private long pages;

    Node(long count, List<PdfObject> kids) {
      this.count = count;
      this.kids = kids;
    }
  }

  private final FileBytes file;
  private final PdfObjects objects;
  private final Node root;

  /** The tree with that root. */
  PageCount(FileBytes file, PdfObjects objects, Dictionary root) throws IOException {
    this.file = file;
    this.objects = objects;
    this.root = node(root);
  }

  /** What the root claims. */
  long claimed() {
    return root.count;
  }

  /** The number of pages: measured when all were visited. */
  Fact<Long> visited() throws IOException {
    long mostReads = Math.min(MOST_READS, file.readsAllowed() / PART_OF_READS);
    BitSet seen = new BitSet();
    int nodes = 0;
    Deque<Node> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Node node = open.element();
      if (node.visited == node.kids.size()) {
        close(open.remove(), open.peek());
        continue;
      }
      if (nodes >= MOST_NODES || file.reads() >= mostReads) {
        return Fact.declared(root.count);
      }
      if (!(node.kids.get(node.visited++) instanceof Reference reference)
          || reference.number() > MOST_OBJECTS
          || seen.get((int) reference.number())) {
        throw new DeclinedException("a node of the page tree comes again or is none");
      }
      seen.set((int) reference.number());
      nodes++;
      Dictionary kid = objects.dictionary(reference);
      if (!kid.isName("Type", "Page")) {
        open.push(node(kid));
      } else if (kid.has("Kids")) {
        throw new DeclinedException("a page has pages");
      } else {
        node.pages++;
      }
      if (node.pages > node.count || open.size() > MOST_DEPTH) {
        throw new DeclinedException("a node of the page tree has more pages than it claims");
      }
    }
    return Fact.measured(root.count);
  }

  private static void close(Node node, @Nullable Node parent) throws IOException {
    if (node.pages != node.count) {
      throw new DeclinedException("a node of the page tree does not have the pages it claims");
    }
    if (parent != null) {
      parent.pages += node.pages;
    }
  }

  /** A node that claims at least a page for every child. */
  private static Node node(Dictionary dictionary) throws IOException {
    if (dictionary.isName("Type", "Pages")
        && dictionary.get("Count") instanceof Whole count
        && dictionary.get("Kids") instanceof Items kids
        && count.value() >= kids.values().size()
        && (count.value() == 0 || !kids.values().isEmpty())) {
      return new Node(count.value(), kids.values());
    }
    throw new DeclinedException("a node of the page tree is not in order");
  }
}
