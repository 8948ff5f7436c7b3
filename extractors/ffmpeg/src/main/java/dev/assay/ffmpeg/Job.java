package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.read.ReadPlan;
import dev.assay.source.Identity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a child is asked to do with one file.
 *
 * @param name the last part of the file's path; nothing else is said of where it lies
 * @param length bytes, {@link Identity#UNKNOWN_LENGTH} while unknown
 * @param limits what is left of the inspection's limits
 * @param depth how far the inspection goes
 * @param facts what a reader found and a decoder is to prove, null when the file is to be read
 */
record Job(String name, long length, Limits limits, Depth depth, @Nullable Facts facts) {

  /** The child asks for little more than FFmpeg does: the parent reads ahead. */
  private static final ReadPlan PLAN = new ReadPlan(4096, 64 * 1024, 2, 0, 0);

  static Job of(ByteCursor in, Context context, @Nullable Facts facts) {
    Budget budget = in.budget();
    Limits limits = budget.limits();
    Duration left = limits.elapsed().minus(budget.elapsed());
    Limits remaining =
        limits
            .withBytes(Math.max(1, limits.bytes() - budget.bytes()))
            .withReads(Math.max(1, limits.reads() - budget.reads()))
            .withElapsed(left.isNegative() ? Duration.ZERO : left)
            .withPlan(PLAN);
    Identity identity = context.head().identity();
    return new Job(identity.name(), in.sourceLength(), remaining, context.depth(), facts);
  }

  Identity identity() {
    return Identity.of(name, length);
  }
}
