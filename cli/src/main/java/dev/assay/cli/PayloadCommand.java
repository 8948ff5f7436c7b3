package dev.assay.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.MediaKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay payload}: builds the payload from records of an earlier scan. */
@Command(
    name = "payload",
    description =
        "Builds the upload payload from the records of earlier scans; reads no media file again.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PayloadCommand implements Callable<Integer> {
  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "RECORDS", description = "Records (scan.jsonl).")
  private List<Path> records = List.of();

  @ArgGroup(exclusive = false, multiplicity = "1")
  private PayloadOptions payloadOptions = new PayloadOptions();

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description = "The folder the records' paths count from, where sidecars are looked for.")
  private @Nullable Path base;

  @Option(
      names = {"-q", "--quiet"},
      description = "No summary.")
  private boolean quiet;

  @Mixin private NetworkOptions network = new NetworkOptions();

  @Mixin private JudgementOptions judgement = new JudgementOptions();

  PayloadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    payloadOptions.check(judgement.strictClientOnly(), this::usage);
    Gate gate = Gate.with(judgement.policy());
    try (PayloadOutput payload =
        PayloadOutput.open(payloadOptions, gate, base, network::stores, console)) {
      for (Path file : records) {
        read(file, payload);
      }
      payload.write();
      payload.commit();
      if (!quiet) {
        SummaryText.print(payload, console);
      }
      return payload.hasErrors() ? ExitCode.FINDINGS : ExitCode.PASS;
    }
  }

  private static void read(Path file, PayloadOutput payload) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          add(line, payload);
        } catch (JsonProcessingException | IllegalArgumentException e) {
          String reason =
              e instanceof JsonProcessingException json
                  ? json.getOriginalMessage()
                  : e.getMessage();
          throw new IOException(
              "line " + number + " of " + file + " is no scan record: " + reason, e);
        }
      }
    }
  }

  private static void add(String line, PayloadOutput payload) throws IOException {
    ObjectMapper mapper = EncordJson.mapper();
    JsonNode record = mapper.readTree(line);
    JsonNode path = record.get("path");
    JsonNode label = record.get("kind");
    if (path == null || !path.isTextual() || label == null || !record.has("metadata")) {
      throw new IllegalArgumentException("it has no path, kind or metadata");
    }
    if (record.path("facts").isObject()) {
      MediaKind kind = kind(label.asText());
      boolean refused = record.path("findings").findValuesAsText("severity").contains("error");
      Class<? extends CustomerProvidedMetadata> type = CustomerProvidedMetadata.typeFor(kind);
      JsonNode metadata = record.get("metadata");
      payload.add(
          path.asText(),
          record.path("uri").asText(),
          kind,
          type == null || metadata.isNull() ? null : mapper.treeToValue(metadata, type),
          refused);
    }
  }

  private static MediaKind kind(String label) {
    return Arrays.stream(MediaKind.values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no kind " + label));
  }

  private ParameterException usage(String message) {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(known.commandLine(), message);
  }
}
