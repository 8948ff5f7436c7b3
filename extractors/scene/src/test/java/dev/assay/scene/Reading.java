package dev.assay.scene;

import dev.assay.facts.SceneFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.Head;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.source.ByteSource;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What reading a scene came to. */
record Reading(SceneFacts facts, boolean incomplete, List<String> codes) {

  static Reading of(Format format, ByteSource source) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(Limits.local()));
    Context context = new Context(Head.of(in.head(), source.identity()));
    SceneFacts facts = (SceneFacts) format.read(in, context);
    return new Reading(
        facts, context.isIncomplete(), context.findings().stream().map(Finding::code).toList());
  }

  static Reading of(Format format, byte[] bytes) throws IOException {
    return of(format, ScriptedSource.of(bytes, "scene"));
  }

  static Reading of(Format format, String text) throws IOException {
    return of(format, bytes(text));
  }

  static Head head(String text) {
    return Head.of(bytes(text), ScriptedSource.of(bytes(text), "scene").identity());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
