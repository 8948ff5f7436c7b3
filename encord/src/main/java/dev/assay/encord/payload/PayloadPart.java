package dev.assay.encord.payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One part of an upload, as it was written.
 *
 * @param items items in it
 * @param urls URLs in them
 * @param bytes its length as JSON
 * @param lists how many items each list has, by wire name; lists without items are left out
 */
public record PayloadPart(long items, long urls, long bytes, Map<String, Long> lists) {

  public PayloadPart {
    lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
  }
}
