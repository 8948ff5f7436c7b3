package dev.assay.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The targets of one fuzz test by name. The first byte of an input picks one, so that a single run
 * comes to all of them; with {@code -Dassay.fuzz.target=png} it is always that one.
 */
public final class Targets {
  private static final String ONLY = System.getProperty("assay.fuzz.target", "");

  private final Map<String, Target> targets = new LinkedHashMap<>();

  /** Something that takes bytes, or refuses them with an exception that says why. */
  @FunctionalInterface
  public interface Target {
    /** Takes bytes. */
    void take(byte[] bytes) throws IOException;
  }

  /** Adds a target unless another one is asked for. */
  public Targets with(String name, Target target) {
    if (ONLY.isEmpty() || ONLY.equals(name)) {
      targets.put(name, target);
    }
    return this;
  }

  /** The names of the targets, in the order of the bytes that pick them. */
  public List<String> names() {
    return List.copyOf(targets.keySet());
  }

  /** Whether a target is asked for. */
  public boolean has(String name) {
    return targets.containsKey(name);
  }

  /** An input for a target. */
  public byte[] seed(String name, byte[] bytes) {
    ByteArrayOutputStream seed = new ByteArrayOutputStream();
    seed.write(names().indexOf(name));
    seed.writeBytes(bytes);
    return seed.toByteArray();
  }

  /** An input for each text that is there for a target, by its name. */
  public Stream<byte[]> seeds(Map<String, List<String>> texts) {
    return targets.keySet().stream()
        .flatMap(
            name ->
                texts.get(name).stream()
                    .map(text -> seed(name, text.getBytes(StandardCharsets.UTF_8))));
  }

  /** Hands an input to its target. */
  public void take(byte[] input) throws IOException {
    if (targets.isEmpty()) {
      throw new IllegalStateException("this test has no target " + ONLY);
    }
    List<String> names = names();
    String name = names.get(input.length == 0 ? 0 : (input[0] & 0xFF) % names.size());
    take(name, Arrays.copyOfRange(input, Math.min(1, input.length), input.length));
  }

  /** Hands bytes to a target. */
  public void take(String name, byte[] bytes) throws IOException {
    targets.get(name).take(bytes);
  }
}
