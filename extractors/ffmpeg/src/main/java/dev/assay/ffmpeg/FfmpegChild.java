package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;

/**
 * A process that runs FFmpeg for another one.
 *
 * <p>It opens no file and no connection for what it reads: the bytes come from the parent over
 * standard input, and facts go back over standard output. It ends with its parent, even while
 * FFmpeg is at work.
 */
final class FfmpegChild {
  private static final int PARENT_GONE = 0;

  private final DataInputStream in;
  private final DataOutputStream out;

  private FfmpegChild(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Serves the parent until it closes standard input. */
  public static void main(String[] args) throws IOException {
    // Nothing but answers may get into the pipe, whoever prints.
    System.setOut(System.err);
    endWithParent();
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 64 * 1024));
    out.writeByte(ParentSource.IS_READY);
    out.flush();
    try {
      new FfmpegChild(in, out).serve();
    } catch (ParentSource.ParentGoneException e) {
      Runtime.getRuntime().halt(PARENT_GONE);
    }
  }

  /** Has this process end with its parent, whatever it is at; a closed pipe alone is not seen. */
  static void endWithParent() {
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    Future<?> unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(PARENT_GONE));
  }

  private void serve() throws IOException {
    while (true) {
      Job job;
      try {
        job = RecordCodec.read(in, Job.class);
      } catch (EOFException e) {
        return;
      }
      Answer answer = answer(job);
      out.writeByte(ParentSource.ANSWERS);
      RecordCodec.write(out, answer);
      out.flush();
    }
  }

  private Answer answer(Job job) {
    ParentSource source = new ParentSource(job.identity(), in, out);
    ByteCursor cursor = ByteCursor.over(source, new Budget(job.limits()));
    List<Finding> findings = List.of();
    try {
      Context context = new Context(Head.of(cursor.head(), job.identity()), job.depth());
      try {
        Facts facts = job.facts();
        return facts == null
            ? Answer.read(new FfmpegFormat().read(cursor, context), context)
            : Answer.decoded(new FfmpegDecodeCheck().check(cursor, facts, context), context);
      } finally {
        findings = context.findings();
      }
    } catch (ParentSource.ParentGoneException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      return Answer.failed(e, findings);
    }
  }
}
