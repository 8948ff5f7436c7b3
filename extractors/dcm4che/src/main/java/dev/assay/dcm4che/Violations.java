package dev.assay.dcm4che;

import dev.assay.finding.Finding;
import dev.assay.format.Context;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Code;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.IOD;
import org.dcm4che3.data.IOD.DataElement;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.ValidationResult;
import org.dcm4che3.util.TagUtils;
import org.jspecify.annotations.Nullable;

/**
 * What dcm4che finds wrong with a data set or an item, reported as findings: one for each code and
 * path of tags, however many items it is wrong in.
 */
final class Violations extends ValidationResult {
  private static final int LONGEST_QUOTE = 64;

  private final Attributes set;
  private final String path;
  private final Context context;
  private final Set<String> reported;

  /**
   * Violations in one data set.
   *
   * @param path tags of the sequences around it, each with a slash behind it
   */
  Violations(Attributes set, String path, Context context) {
    this(set, path, context, new HashSet<>());
  }

  private Violations(Attributes set, String path, Context context, Set<String> reported) {
    this.set = set;
    this.path = path;
    this.context = context;
    this.reported = reported;
  }

  /**
   * Makes the conditions of a definition nameless. dcm4che remembers the outcome of named ones in a
   * table that it does not have when it is asked about one element.
   */
  static void forgetConditionIds(IOD iod) {
    for (DataElement element : iod) {
      IOD.Condition condition = element.getCondition();
      if (condition != null) {
        condition.id(null);
      }
      if (element.getValues() instanceof IOD[] items) {
        for (IOD item : items) {
          forgetConditionIds(item);
        }
      }
    }
  }

  /** Reports what breaks the definition. */
  void judge(IOD iod) {
    for (DataElement element : iod) {
      set.validate(element, this);
    }
  }

  @Override
  public void addMissingAttribute(DataElement element) {
    report("IOD_MISSING", element, "is absent, but its type is " + type(element), "Add it");
  }

  @Override
  public void addMissingAttributeValue(DataElement element) {
    report("IOD_EMPTY", element, "has no value, but its type is 1", "Give it a value");
  }

  @Override
  public void addNotAllowedAttribute(DataElement element) {
    report("IOD_NOT_ALLOWED", element, "is not allowed here", "Remove it");
  }

  @Override
  public void addInvalidAttributeValue(
      DataElement element,
      Invalid reason,
      ValidationResult @Nullable [] itemResults,
      IOD @Nullable [] missingItems) {
    switch (reason) {
      case VR ->
          report(
              "IOD_VR",
              element,
              "has the representation " + set.getVR(element.tag) + ", not " + element.vr,
              "Correct it");
      case VM -> {
        // dcm4che counts the bytes or words of a binary value.
        if (!BoundedInput.isBinary(set.getVR(element.tag))) {
          report(
              "IOD_VM",
              element,
              "has " + count(element.tag) + " values, not " + multiplicity(element),
              "Correct it");
        }
      }
      case Value ->
          report(
              "IOD_VALUE",
              element,
              "is " + quoted(element.tag) + ", which is none of " + allowed(element),
              "Correct it");
      case Code ->
          report("IOD_CODE", element, "holds a code other than " + allowed(element), "Correct it");
      case MultipleItems ->
          report(
              "IOD_ITEMS", element, "has more items than " + multiplicity(element), "Correct it");
      case Item -> {
        if (missingItems != null) {
          report("IOD_ITEMS", element, "lacks an item that it has to have", "Add the item");
        }
        judgeItems(element);
      }
    }
  }

  /** Asks again about each item, since dcm4che does not tell the reasons inside it. */
  private void judgeItems(DataElement element) {
    Sequence items = set.getSequence(element.tag);
    if (items == null || !(element.getValues() instanceof IOD[] definitions)) {
      return;
    }
    String inner = path + TagUtils.toHexString(element.tag) + "/";
    for (Attributes item : items) {
      Violations violations = new Violations(item, inner, context, reported);
      for (IOD definition : definitions) {
        IOD.Condition condition = definition.getCondition();
        if (condition == null || condition.match(item)) {
          violations.judge(definition);
        }
      }
    }
  }

  private void report(String code, DataElement element, String what, String remedy) {
    String tags = path + TagUtils.toHexString(element.tag);
    if (!reported.add(code + tags)) {
      return;
    }
    String where = path.isEmpty() ? "" : " in " + path.substring(0, path.length() - 1);
    context.report(
        Finding.warning(
                code,
                TagUtils.toString(element.tag)
                    + " "
                    + ElementDictionary.keywordOf(element.tag, null)
                    + where
                    + " "
                    + what
                    + ".")
            .about(tags)
            .mendedBy(remedy + " in the system that wrote the file."));
  }

  private static String type(DataElement element) {
    return element.type.name().substring("TYPE_".length());
  }

  private int count(int tag) {
    String[] values = set.getStrings(tag);
    return values == null ? 0 : values.length;
  }

  private static String multiplicity(DataElement element) {
    if (element.minVM == element.maxVM || element.minVM < 0) {
      return Integer.toString(element.maxVM);
    }
    return element.minVM + "-" + (element.maxVM < 0 ? "n" : Integer.toString(element.maxVM));
  }

  private String quoted(int tag) {
    return "\"" + shortened(String.join("\\", nonNull(set.getStrings(tag)))) + "\"";
  }

  private static String[] nonNull(String @Nullable [] values) {
    return values == null ? new String[0] : values;
  }

  private static String allowed(DataElement element) {
    Object values = element.getValues();
    if (values instanceof int[] numbers) {
      return shortened(Arrays.toString(numbers));
    }
    if (values instanceof Code[] codes) {
      return shortened(Arrays.toString(codes));
    }
    return values instanceof String[] texts ? shortened(Arrays.toString(texts)) : "those defined";
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }
}
