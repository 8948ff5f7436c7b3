/** The test kit's generator of point clouds and meshes. */
@NullMarked
package dev.assay.testdata.scene;

import org.jspecify.annotations.NullMarked;
