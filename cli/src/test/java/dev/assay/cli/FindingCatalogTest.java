package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.encord.gate.Rules;
import dev.assay.encord.rule.Rule;
import dev.assay.finding.FindingCatalog;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes readers list are those they use. */
final class FindingCatalogTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");
  private static final Path FILE = ROOT.resolve("docs/findings.md");
  private static final String MEND =
      "mvn -pl cli -am test -Dtest=FindingCatalogTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dassay.docs=write";

  private static final Pattern SAID =
      Pattern.compile("(?:Finding\\s*\\.(?:error|warning|info)|report)\\(\\s*\"([A-Z0-9_]+)\"");

  /** What is said of a part that could not be read has the code of the exception. */
  private static final Set<String> OF_EXCEPTIONS =
      Set.of("LIMIT_EXCEEDED", "MALFORMED", "TRUNCATED");

  /** The folders of the modules with readers, those outside the default build too. */
  private static List<Path> modules() throws IOException {
    List<Path> modules = new ArrayList<>(List.of(ROOT.resolve("core"), ROOT.resolve("scan")));
    for (String place : List.of("extractors", "sources")) {
      if (Files.isDirectory(ROOT.resolve(place))) {
        try (Stream<Path> folders = Files.list(ROOT.resolve(place))) {
          folders
              .filter(folder -> Files.exists(folder.resolve("src/main/java")))
              .forEach(modules::add);
        }
      }
    }
    return modules;
  }

  private static Set<String> said(Path module) throws IOException {
    return SAID.matcher(sources(module))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String sources(Path module) throws IOException {
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      for (Path file : files.filter(FindingCatalogTest::isSource).toList()) {
        sources.append(Files.readString(file));
      }
    }
    return sources.toString();
  }

  private static Map<String, String> listed(Path module) throws IOException {
    Map<String, String> codes = new TreeMap<>();
    Path list = module.resolve("src/main/resources/META-INF/assay/findings.properties");
    if (Files.exists(list)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(list)) {
        properties.load(reader);
      }
      properties
          .stringPropertyNames()
          .forEach(code -> codes.put(code, properties.getProperty(code)));
    }
    return codes;
  }

  private static Map<String, String> listed() throws IOException {
    Map<String, String> codes = new TreeMap<>();
    for (Path module : modules()) {
      listed(module).forEach(codes::putIfAbsent);
    }
    return codes;
  }

  private static boolean isSource(Path file) {
    String path = file.toString().replace('\\', '/');
    return path.contains("/src/main/java/") && path.endsWith(".java");
  }

  @Test
  void everyModuleListsTheCodesItUsesAndNoOthers() throws IOException {
    assertThat(modules()).hasSizeGreaterThan(5);
    for (Path module : modules()) {
      Set<String> listed = listed(module).keySet();
      assertThat(listed).as(module.toString()).containsAll(said(module));
      assertThat(listed)
          .filteredOn(code -> !OF_EXCEPTIONS.contains(code))
          .as(module.toString())
          .allMatch(sources(module)::contains);
    }
  }

  @Test
  void whatIsListedIsFoundOnTheClassPath() throws IOException {
    assertThat(FindingCatalog.installed().codes())
        .containsAllEntriesOf(listed(ROOT.resolve("core")))
        .containsKeys("DICOM_BAD_VALUE", "PDF_REPAIRED", "TEXT_NOT_UTF8");
    assertThat(listed()).containsAllEntriesOf(FindingCatalog.installed().codes());
    assertThat(listed().values()).allMatch(text -> text.endsWith("."));
  }

  @Test
  void noReaderSaysWhatARuleSays() throws IOException {
    assertThat(Rules.all().stream().map(Rule::code).collect(Collectors.toSet()))
        .doesNotContainAnyElementsOf(listed().keySet());
  }

  @Test
  void thePublishedListIsUpToDate() throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            # What readers say

            Findings that only a reader of a file can make; [rules](rules.md) are about what follows
            from them. How serious one is depends on where it is found. A policy file
            (`--policy FILE`) can say otherwise by its code, as it can for a rule; where nothing
            of a file could be read, no policy lets it pass.

            Generated from the code; a test keeps it so.

            | code | what is the case |
            | --- | --- |
            """);
    listed().forEach((code, said) -> text.append("| `" + code + "` | " + said + " |\n"));
    if (System.getProperty("assay.docs", "").equals("write")) {
      Files.writeString(FILE, text);
    }

    assertThat(FILE)
        .as("mend it with: %s", MEND)
        .exists()
        .content()
        .isEqualToNormalizingNewlines(text.toString());
  }
}
