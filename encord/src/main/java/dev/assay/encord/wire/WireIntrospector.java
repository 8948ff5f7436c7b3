package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the records of this package say by their form: a component is a required key unless it is
 * {@link Nullable} or names its default, and it may be read under its snake_case name too.
 */
final class WireIntrospector extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    RecordComponent component = componentOf(member);
    return component == null ? super.hasRequiredMarker(member) : (Boolean) isRequired(component);
  }

  @Override
  public @Nullable List<PropertyName> findPropertyAliases(Annotated annotated) {
    RecordComponent component = componentOf(annotated);
    return component == null
        ? super.findPropertyAliases(annotated)
        : List.of(PropertyName.construct(snakeCase(component.getName())));
  }

  @Override
  public JacksonInject.@Nullable Value findInjectableValue(AnnotatedMember member) {
    RecordComponent component = componentOf(member);
    String value = component == null ? "" : defaultValue(component);
    return value.isEmpty()
        ? super.findInjectableValue(member)
        : JacksonInject.Value.construct(
            new WireDefaults.Id(value), /* useInput= */ true, /* optional= */ true);
  }

  static boolean isRequired(RecordComponent component) {
    return !isNullable(component) && defaultValue(component).isEmpty();
  }

  /** The default as JSON, empty when there is none. */
  static String defaultValue(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    return property == null ? "" : property.defaultValue();
  }

  static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The component a constructor parameter belongs to, null for other members and types. */
  private static @Nullable RecordComponent componentOf(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)) {
      return null;
    }
    Class<?> type = parameter.getDeclaringClass();
    return type.isRecord() && type.getPackage() == WireIntrospector.class.getPackage()
        ? type.getRecordComponents()[parameter.getIndex()]
        : null;
  }
}
