package dev.assay.pdf;

import org.jspecify.annotations.Nullable;

/**
 * What the page tree of a document says (ISO 32000-1 7.7.3).
 *
 * @param declared the {@code Count} of its root, null when there is none
 * @param counted the leaves that were visited
 * @param whole whether all of it was visited
 * @param repaired whether the file was searched for objects because it breaks the standard
 * @param encrypted whether the trailer names an encryption dictionary
 * @param locked whether it cannot be decrypted without a password
 * @param version the {@code Version} of the catalog, which overrides that of the header; null when
 *     there is none
 */
record PageTree(
    @Nullable Long declared,
    long counted,
    boolean whole,
    boolean repaired,
    boolean encrypted,
    boolean locked,
    @Nullable String version) {}
