package dev.assay.facts;

import java.util.List;
import java.util.Objects;

/**
 * Facts about a NIfTI volume.
 *
 * @param type NIfTI-1, NIfTI-2 or CIFTI-2
 * @param shape voxels along each dimension, {@code dim[1..dim[0]]}; for a CIFTI-2 matrix, whose
 *     first four are unused, {@code dim[5..dim[0]]}
 * @param zooms spacing along each dimension, {@code pixdim} of the same ones, in the header's units
 * @param datatype the name of the voxel type, such as {@code int16}
 */
public record VolumeFacts(FileType type, List<Long> shape, List<Double> zooms, String datatype)
    implements Facts {

  public VolumeFacts {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(datatype, "datatype");
    shape = List.copyOf(shape);
    zooms = List.copyOf(zooms);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.NIFTI;
  }
}
