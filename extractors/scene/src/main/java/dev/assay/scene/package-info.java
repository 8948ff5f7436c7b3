/** Readers of point clouds and meshes: the headers of PCD, PLY, LAS and LAZ. */
@NullMarked
package dev.assay.scene;

import org.jspecify.annotations.NullMarked;
