/** Objects in Azure Blob Storage. */
@NullMarked
package dev.assay.azure;

import org.jspecify.annotations.NullMarked;
