package dev.assay;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Failure;
import dev.assay.finding.Finding;
import dev.assay.source.Identity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of inspecting one source; always one of three. */
public sealed interface Inspection {

  /** What was inspected; its length is known unless the source never told it. */
  Identity identity();

  /** What was noticed, in the order it was noticed. */
  List<Finding> findings();

  /** What it took. */
  Cost cost();

  /** The facts, null for {@link Failed}. */
  @Nullable Facts facts();

  /** The type recognised, null when none was. */
  @Nullable FileType type();

  /** The name of the reader that answered or gave up, null when none was asked. */
  @Nullable String reader();

  /** The kind of the file, {@link MediaKind#UNKNOWN} when it was not recognised. */
  default MediaKind kind() {
    Facts facts = facts();
    FileType type = type();
    return facts != null ? facts.kind() : type != null ? type.kind() : MediaKind.UNKNOWN;
  }

  /** The same outcome with more findings. */
  Inspection withFindings(List<Finding> more);

  /** Everything the format is asked for was read. */
  record Complete(Identity identity, String reader, Facts facts, List<Finding> findings, Cost cost)
      implements Inspection {

    public Complete {
      findings = List.copyOf(findings);
    }

    @Override
    public FileType type() {
      return facts.type();
    }

    @Override
    public Complete withFindings(List<Finding> more) {
      return new Complete(identity, reader, facts, joined(findings, more), cost);
    }
  }

  /** The file broke off; what could be read is there, and a finding says what is missing. */
  record Partial(Identity identity, String reader, Facts facts, List<Finding> findings, Cost cost)
      implements Inspection {

    public Partial {
      findings = List.copyOf(findings);
    }

    @Override
    public FileType type() {
      return facts.type();
    }

    @Override
    public Partial withFindings(List<Finding> more) {
      return new Partial(identity, reader, facts, joined(findings, more), cost);
    }
  }

  /** There are no facts, and {@code failure} says why. */
  record Failed(
      Identity identity,
      @Nullable String reader,
      @Nullable FileType type,
      Failure failure,
      List<Finding> findings,
      Cost cost)
      implements Inspection {

    public Failed {
      findings = List.copyOf(findings);
    }

    @Override
    public @Nullable Facts facts() {
      return null;
    }

    @Override
    public Failed withFindings(List<Finding> more) {
      return new Failed(identity, reader, type, failure, joined(findings, more), cost);
    }
  }

  private static List<Finding> joined(List<Finding> some, List<Finding> more) {
    if (more.isEmpty()) {
      return some;
    }
    List<Finding> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
