package dev.assay;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.finding.Failure;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.DecodeCheck;
import dev.assay.format.Depth;
import dev.assay.format.FileCheck;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.FormatCatalog.Candidate;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.read.MalformedException;
import dev.assay.read.ReadException;
import dev.assay.read.UnsupportedException;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.FileSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import dev.assay.source.Opener;
import dev.assay.source.StreamSource;
import dev.assay.source.Traffic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The engine: inspects a source and says what it is.
 *
 * <p>An inspection never throws for what a file holds or for a store that fails: every outcome is
 * an {@link Inspection}. Instances are immutable and thread-safe.
 */
public final class Assay {
  private static final long DRAIN_STEP = 1 << 20;

  private final FormatCatalog formats;
  private final List<FileCheck> checks;
  private final PlayProof proof;
  private final Limits limits;
  private final Depth depth;

  private Assay(
      FormatCatalog formats, List<FileCheck> checks, PlayProof proof, Limits limits, Depth depth) {
    this.formats = Objects.requireNonNull(formats, "formats");
    this.checks = List.copyOf(checks);
    this.proof = proof;
    this.limits = Objects.requireNonNull(limits, "limits");
    this.depth = Objects.requireNonNull(depth, "depth");
  }

  /**
   * An engine for local files: every reader and decoder on the class path, the limits for local
   * files, and every frame counted.
   */
  public static Assay standard() {
    return new Assay(
        FormatCatalog.installed(), List.of(), PlayProof.installed(), Limits.local(), Depth.EXACT);
  }

  /**
   * An engine for remote stores: every reader and decoder on the class path, the limits for remote
   * stores, and of frames what headers tell.
   */
  public static Assay remote() {
    return standard().within(Limits.remote()).at(Depth.HEADER);
  }

  /** An engine with just those readers, no decoder, the limits for local files, and all counted. */
  public static Assay with(FormatCatalog formats) {
    return new Assay(formats, List.of(), new PlayProof(List.of()), Limits.local(), Depth.EXACT);
  }

  /** This engine with other readers. */
  public Assay readingWith(FormatCatalog formats) {
    return new Assay(formats, checks, proof, limits, depth);
  }

  /** This engine with just those decoders, which are asked in this order. */
  public Assay decodingWith(DecodeCheck... decoders) {
    return new Assay(formats, checks, new PlayProof(List.of(decoders)), limits, depth);
  }

  /** This engine with other limits. */
  public Assay within(Limits limits) {
    return new Assay(formats, checks, proof, limits, depth);
  }

  /** This engine going as far as that. */
  public Assay at(Depth depth) {
    return new Assay(formats, checks, proof, limits, depth);
  }

  /** This engine with one more check of every file whose facts were read. */
  public Assay checking(FileCheck check) {
    List<FileCheck> more = new ArrayList<>(checks);
    more.add(Objects.requireNonNull(check, "check"));
    return new Assay(formats, more, proof, limits, depth);
  }

  /** The readers of this engine. */
  public FormatCatalog formats() {
    return formats;
  }

  /** The limits each inspection keeps. */
  public Limits limits() {
    return limits;
  }

  /** How far each inspection goes. */
  public Depth depth() {
    return depth;
  }

  /** Inspects a file. */
  public Inspection inspect(Path file) {
    try (ByteSource source = FileSource.open(file)) {
      return inspect(source);
    } catch (IOException e) {
      return unreachable(FileSource.unopened(file), e);
    }
  }

  /**
   * Inspects what an opener gives, and closes it.
   *
   * @param unopened what is known of it before, for the case that it cannot be opened
   */
  public Inspection inspect(Identity unopened, Opener opener) {
    try (ByteSource source = opener.open()) {
      return inspect(source);
    } catch (IOException e) {
      return unreachable(unopened, e);
    }
  }

  private static Inspection unreachable(Identity unopened, IOException e) {
    return new Inspection.Failed(
        unopened, null, null, failureOf(e), List.of(), new Cost(0, 0, Duration.ZERO));
  }

  /** Inspects bytes in memory. */
  public Inspection inspect(byte[] bytes, String name) {
    return inspect(ByteArraySource.of(bytes, name));
  }

  /**
   * Inspects a stream, which stays open; its length is one of the facts, so it is read to its end
   * unless that takes longer than the limits allow.
   *
   * @param name a file name as a hint at the type
   */
  public Inspection inspect(InputStream stream, String name) {
    return inspect(
        Identity.of(name, Identity.UNKNOWN_LENGTH),
        () -> StreamSource.of(stream, name, StreamSource.DEFAULT_MEMORY_BYTES, limits.bytes()));
  }

  /**
   * Inspects a source, which stays open. One that tells its length only at its end is read on until
   * there, or as far as it goes in the time the limits allow.
   */
  public Inspection inspect(ByteSource source) {
    Budget budget = new Budget(limits);
    Outcome outcome = examine(source, budget);
    if (outcome.facts() != null && !source.identity().hasLength()) {
      outcome = atTheEnd(source, budget, outcome);
    }
    return outcome
        .asInspection(source.identity(), cost(budget, source.traffic()))
        .withFindings(source.findings());
  }

  /**
   * Finds out how long a source is whose facts were read without knowing that, and has them read
   * again: only who knows the length can tell that the end is missing.
   */
  private Outcome atTheEnd(ByteSource source, Budget budget, Outcome before) {
    try {
      boolean goesOn = true;
      while (goesOn && budget.elapsed().compareTo(limits.elapsed()) < 0) {
        goesOn = source.drain(DRAIN_STEP) > 0;
      }
    } catch (IOException e) {
      return failed(before.reader(), before.type(), failureOf(e), before.findings());
    }
    if (!source.identity().hasLength()) {
      return before.with(ENDLESS);
    }
    Outcome after = examine(source, new Budget(limits));
    Failure failure = after.failure();
    boolean outOfReach = failure != null && failure.kind() == FailureKind.NEEDS_RANDOM_ACCESS;
    return outOfReach ? before : after;
  }

  private static final Finding ENDLESS =
      Finding.warning("LENGTH_UNKNOWN", "The end of the stream was not seen.")
          .about("fileSize")
          .mendedBy("Offer the file itself instead of a stream, or allow more time.");

  private Outcome examine(ByteSource source, Budget budget) {
    ByteCursor start = ByteCursor.over(source, budget);
    Head head;
    try {
      head = Head.of(start.head(), source.identity());
    } catch (IOException e) {
      return failed(null, null, failureOf(e), List.of());
    } catch (RuntimeException e) {
      return failed(null, null, defect(e), List.of());
    }
    if (head.length() == 0) {
      return failed(null, null, EMPTY, List.of());
    }
    try {
      return examine(start, head);
    } catch (RuntimeException e) {
      return failed(null, null, defect(e), List.of());
    }
  }

  private Outcome examine(ByteCursor start, Head head) {
    Attempt first = null;
    for (Candidate candidate : formats.candidates(head)) {
      Attempt attempt = attempt(candidate, start, head);
      Facts facts = attempt.facts();
      if (facts != null) {
        List<Finding> findings = attempt.findings(nameFinding(head, facts.type()));
        String reader = candidate.format().info().reader();
        boolean incomplete = attempt.context().isIncomplete();
        return new Outcome(reader, facts.type(), facts, incomplete, null, findings);
      }
      if (first == null || first.isDeclined()) {
        first = attempt;
      }
      if (attempt.isFinal()) {
        break;
      }
    }
    if (first == null || first.failure() == null) {
      return failed(null, null, UNRECOGNISED, List.of());
    }
    FileType type = first.type();
    return failed(
        first.candidate().format().info().reader(),
        type,
        first.failure(),
        first.findings(type == null ? null : nameFinding(head, type)));
  }

  /** What the readers made of a file: facts of a reader, or a failure. */
  private record Outcome(
      @Nullable String reader,
      @Nullable FileType type,
      @Nullable Facts facts,
      boolean incomplete,
      @Nullable Failure failure,
      List<Finding> findings) {

    Outcome with(Finding finding) {
      List<Finding> more = new ArrayList<>(findings);
      more.add(finding);
      return new Outcome(reader, type, facts, incomplete, failure, more);
    }

    Inspection asInspection(Identity identity, Cost cost) {
      if (failure != null) {
        return new Inspection.Failed(identity, reader, type, failure, findings, cost);
      }
      Facts known = Objects.requireNonNull(facts);
      String name = Objects.requireNonNull(reader);
      return incomplete
          ? new Inspection.Partial(identity, name, known, findings, cost)
          : new Inspection.Complete(identity, name, known, findings, cost);
    }
  }

  /** What one reader made of a file: facts, or a failure. */
  private record Attempt(
      Candidate candidate,
      Context context,
      @Nullable Facts facts,
      @Nullable Failure failure,
      @Nullable Exception cause) {

    boolean isDeclined() {
      return cause instanceof DeclinedException;
    }

    /** Whether no other reader is worth asking. */
    boolean isFinal() {
      if (cause instanceof DeclinedException) {
        return false;
      }
      boolean aboutContent =
          cause instanceof MalformedException || cause instanceof UnsupportedException;
      return !aboutContent || candidate.score() == Score.CERTAIN;
    }

    @Nullable FileType type() {
      if (cause instanceof UnsupportedException unsupported && unsupported.type() != null) {
        return unsupported.type();
      }
      return candidate.score() == Score.CERTAIN ? candidate.format().typeOf(context.head()) : null;
    }

    List<Finding> findings(@Nullable Finding more) {
      List<Finding> all = new ArrayList<>(context.findings());
      if (more != null) {
        all.add(more);
      }
      return all;
    }
  }

  private Attempt attempt(Candidate candidate, ByteCursor start, Head head) {
    Context context = new Context(head, depth);
    Format format = candidate.format();
    try {
      Facts facts = format.read(start.rest(), context);
      for (FileCheck check : checks) {
        check.check(start.rest(), facts, context);
      }
      if (depth == Depth.DECODE) {
        proof.check(start.rest(), facts, context);
      }
      return new Attempt(candidate, context, facts, null, null);
    } catch (IOException e) {
      return new Attempt(candidate, context, null, failureOf(e), e);
    } catch (RuntimeException e) {
      return new Attempt(candidate, context, null, defect(e), e);
    } catch (StackOverflowError e) {
      RuntimeException cause = new IllegalStateException("nested too deeply for the stack", e);
      return new Attempt(candidate, context, null, defect(cause), cause);
    } catch (LinkageError e) {
      RuntimeException cause = new IllegalStateException("its library does not load: " + e, e);
      return new Attempt(candidate, context, null, defect(cause), cause);
    }
  }

  private @Nullable Finding nameFinding(Head head, FileType type) {
    if (!formats.contradicts(head.extension(), type)) {
      return null;
    }
    return Finding.warning(
            "NAME_DISAGREES_WITH_CONTENT",
            "The name ends in ."
                + head.extension()
                + " but the content is "
                + type.mimeType()
                + ".")
        .about("mimeType")
        .mendedBy("Rename the file, or find out why it was named so.");
  }

  private static final Failure EMPTY =
      new Failure(
          FailureKind.MALFORMED,
          "EMPTY_FILE",
          "There are no bytes in it.",
          "Copy or upload the file again.",
          0);

  private static final Failure UNRECOGNISED =
      new Failure(
          FailureKind.UNSUPPORTED,
          "UNRECOGNISED",
          "The content is of no type that is read.",
          "Check that the file is what its name says; assay formats lists what is read.",
          Finding.NO_OFFSET);

  private static Failure failureOf(IOException e) {
    if (e instanceof ReadException reason) {
      return reason.asFailure();
    }
    if (e instanceof NoRandomAccessException) {
      return new Failure(
          FailureKind.NEEDS_RANDOM_ACCESS,
          "NEEDS_RANDOM_ACCESS",
          messageOf(e),
          "Offer the file itself instead of a stream.",
          Finding.NO_OFFSET);
    }
    String message = messageOf(e);
    if (e instanceof NoSuchFileException) {
      message = "there is no file " + message;
    } else if (e instanceof AccessDeniedException) {
      message = "no permission to read " + message;
    } else if (e instanceof FileSystemException) {
      message = "the file " + message;
    }
    return new Failure(
        FailureKind.UNREACHABLE,
        "UNREACHABLE",
        message,
        "Check the path, the permissions and the connection, then try again.",
        Finding.NO_OFFSET);
  }

  private static Failure defect(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    String place = trace.length == 0 ? "" : " in " + trace[0];
    return new Failure(
        FailureKind.DEFECT,
        "READER_DEFECT",
        "The reader broke: " + e + place,
        "Report this to Assay's developers with the file.",
        Finding.NO_OFFSET);
  }

  static String messageOf(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static Outcome failed(
      @Nullable String reader, @Nullable FileType type, Failure failure, List<Finding> findings) {
    return new Outcome(reader, type, null, false, failure, findings);
  }

  private static Cost cost(Budget budget, @Nullable Traffic traffic) {
    return traffic == null
        ? new Cost(budget.bytes(), budget.reads(), budget.elapsed())
        : new Cost(traffic.bytes(), traffic.requests(), budget.elapsed());
  }
}
