package dev.assay.scan;

/** The files of a data set, found one after another; can be walked more than once. */
public interface Walk {

  /**
   * Visits every target on the calling thread.
   *
   * @throws InterruptedException when the visitor was interrupted
   */
  void walk(Visitor visitor) throws InterruptedException;

  /** Takes targets as they are found. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Takes one target; one that is {@linkplain Target#passing passing} has to be read before this
     * returns.
     *
     * @return whether to go on
     * @throws InterruptedException when the walk is to end at once
     */
    boolean visit(Target target) throws InterruptedException;
  }
}
