package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Inspection;
import dev.assay.cli.CheckedClaims.Checked;
import dev.assay.encord.compare.Claim;
import dev.assay.encord.compare.Difference;
import dev.assay.encord.compare.MetadataComparison;
import dev.assay.encord.compare.StoredItems;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.Judgement;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.Facts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay compare}: holds what the platform stored against the files. */
@Command(
    name = "compare",
    description =
        "Holds the platform's own listing of stored items against the files, and shows what"
            + " differs.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "ITEMS",
      description =
          "Listings: stored items (StorageItem) as a JSON array, as pages with results, or one a"
              + " line.")
  private List<Path> listings = List.of();

  @Mixin private CheckOptions options = new CheckOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Gate gate = options.gate();
    StoredObjects objects = options.objects();
    CheckedClaims results = new CheckedClaims();
    for (Path listing : listings) {
      results.begin(listing.toString());
      compare(listing, results, gate, objects);
    }
    options.print(results, console);
    return results.exitCode();
  }

  private static void compare(Path listing, CheckedClaims results, Gate gate, StoredObjects objects)
      throws IOException {
    long number = 0;
    try (MappingIterator<JsonNode> values =
        EncordJson.mapper().readerFor(JsonNode.class).readValues(listing.toFile())) {
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        for (JsonNode item : value.has("results") ? value.get("results") : List.of(value)) {
          Claim claim;
          try {
            claim = StoredItems.claim(item, "[" + number++ + "]");
          } catch (IllegalArgumentException e) {
            throw new IOException(
                "item " + (number - 1) + " of " + listing + ": " + e.getMessage(), e);
          }
          results.add(listing.toString(), compare(claim, gate, objects));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IOException(listing + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Checked compare(Claim claim, Gate gate, StoredObjects objects) {
    JsonNode claimed = claim.metadata();
    if (claimed == null) {
      return new Checked(claim, claim.faults(), null); // a group, or a file nothing is known of
    }
    Inspection inspection;
    try {
      inspection = objects.inspect(claim.url());
    } catch (IOException e) {
      return new Checked(claim, claim.faults(), String.valueOf(e.getMessage()));
    }
    List<Difference> differences = new ArrayList<>(claim.faults());
    if (inspection.kind() != claim.kind()) {
      differences.add(Difference.ofKind("itemType", claim.kind(), inspection.kind()));
      return new Checked(claim, differences, null);
    }
    Judgement judgement = gate.judge(inspection);
    Facts facts = inspection.facts();
    if (facts == null) {
      differences.add(new Difference("metadata", "stored", Refusals.reason(judgement)));
      return new Checked(claim, differences, null);
    }
    ObjectNode actual = StoredItems.expected(inspection, judgement);
    // What one of the two does not know is no difference: the platform fills some fields later.
    ObjectNode stored = claimed.deepCopy();
    stored.retain(actual.properties().stream().map(field -> field.getKey()).toList());
    actual.retain(stored.properties().stream().map(field -> field.getKey()).toList());
    differences.addAll(MetadataComparison.differences(stored, actual));
    return new Checked(claim, differences, null);
  }
}
