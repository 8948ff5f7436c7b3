package dev.assay.format;

import dev.assay.finding.Finding;
import java.util.ArrayList;
import java.util.List;

/** One reader's view of the inspection it works for; belongs to one thread. */
public final class Context {
  private final Head head;
  private final Depth depth;
  private final List<Finding> findings = new ArrayList<>(2);
  private boolean incomplete;

  /** A context without findings, of an inspection that counts every frame. */
  public Context(Head head) {
    this(head, Depth.EXACT);
  }

  /** A context without findings. */
  public Context(Head head, Depth depth) {
    this.head = head;
    this.depth = depth;
  }

  /** How far the inspection goes. */
  public Depth depth() {
    return depth;
  }

  /** The first bytes of the file and its name. */
  public Head head() {
    return head;
  }

  /** Says something about the file. */
  public void report(Finding finding) {
    findings.add(finding);
  }

  /** Says that the facts are only a part of what the file should tell, and why. */
  public void incomplete(Finding why) {
    findings.add(why);
    incomplete = true;
  }

  /** What was said so far. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether the facts are only a part. */
  public boolean isIncomplete() {
    return incomplete;
  }
}
