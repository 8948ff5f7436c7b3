package dev.assay.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import dev.assay.Assay;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.Size;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.BmpFile;
import dev.assay.testdata.image.ExifData;
import dev.assay.testdata.image.GifFile;
import dev.assay.testdata.image.HeifFile;
import dev.assay.testdata.image.IconFile;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.image.RasterFiles;
import dev.assay.testdata.image.TiffFile;
import dev.assay.testdata.image.WebpFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two libraries, one of which decodes the pixels, on the same files. */
final class SecondOpinionTest {

  static Stream<Sample> decodable() {
    return Stream.of(
        new Sample("baseline.jpg", JpegFile.of(61, 43).toBytes()),
        new Sample("exif.jpg", JpegFile.of(61, 43).exif(ExifData.orientation(6)).toBytes()),
        new Sample("grey.png", PngFile.of(61, 43).toBytes()),
        new Sample("moving.png", PngFile.of(61, 43).animated(3).toBytes()),
        new Sample("still.gif", GifFile.of(61, 43).toBytes()),
        new Sample("core.bmp", BmpFile.of(61, 43).header(12).toBytes()),
        new Sample("info.bmp", BmpFile.of(61, 43).toBytes()),
        new Sample("down.bmp", BmpFile.of(61, 43).topDown().toBytes()),
        new Sample("v5.bmp", BmpFile.of(61, 43).header(124).toBytes()),
        new Sample("little.tif", TiffFile.of(61, 43).toBytes()),
        new Sample("big.tif", TiffFile.of(61, 43).order(ByteOrder.BIG_ENDIAN).toBytes()),
        new Sample("pages.tif", TiffFile.of(61, 43).pages(3).toBytes()));
  }

  @ParameterizedTest
  @MethodSource("decodable")
  void imageIoDecodesTheSameSizeAndAsManyFrames(Sample sample) throws IOException {
    ImageFacts facts = facts(sample);
    try (ImageInputStream in =
        ImageIO.createImageInputStream(new ByteArrayInputStream(sample.bytes()))) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      assertThat(new Size(reader.read(0).getWidth(), reader.read(0).getHeight()))
          .isEqualTo(facts.stored());
      if (!sample.name().endsWith(".png")) { // ImageIO knows no animated PNG
        assertThat(reader.getNumImages(true)).isEqualTo((int) facts.frames());
      }
      reader.dispose();
    }
  }

  static Stream<Sample> described() {
    List<Sample> samples = new ArrayList<>(decodable().toList());
    for (int orientation = 1; orientation <= 8; orientation++) {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        ExifData exif = ExifData.in(order).withOrientation(orientation);
        byte[] tiff = TiffFile.of(61, 43).order(order).orientation(orientation).toBytes();
        samples.add(new Sample("exif.jpg", JpegFile.of(61, 43).exif(exif).toBytes()));
        samples.add(new Sample("exif.png", PngFile.of(61, 43).exif(exif).toBytes()));
        samples.add(new Sample("turned.tif", tiff));
      }
    }
    samples.add(new Sample("lossless.webp", WebpFile.lossless(61, 43).toBytes()));
    samples.add(new Sample("lossy.webp", WebpFile.lossy(61, 43).toBytes()));
    samples.add(new Sample("moving.webp", WebpFile.animated(61, 43, 2).toBytes()));
    samples.add(new Sample("grey.psd", RasterFiles.psd(61, 43)));
    samples.add(new Sample("one.ico", IconFile.icon().bitmap(61, 43).toBytes()));
    samples.add(new Sample("plain.avif", HeifFile.avif(61, 43).toBytes()));
    samples.add(new Sample("grid.heic", HeifFile.heicGrid(61, 43).toBytes()));
    return samples.stream();
  }

  @ParameterizedTest
  @MethodSource("described")
  void metadataExtractorReadsTheSameSizeAndOrientation(Sample sample) throws Exception {
    ImageFacts facts = facts(sample);
    Metadata metadata =
        ImageMetadataReader.readMetadata(
            new ByteArrayInputStream(sample.bytes()), sample.bytes().length);
    assertThat(number(metadata, "Image Width")).isEqualTo((int) facts.stored().width());
    assertThat(Math.abs(number(metadata, "Image Height"))).isEqualTo((int) facts.stored().height());
    Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    if (exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
      assertThat(exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(facts.orientation());
    }
  }

  private static int number(Metadata metadata, String name) throws Exception {
    for (Directory directory : metadata.getDirectories()) {
      for (Tag tag : directory.getTags()) {
        if (tag.getTagName().equals(name) || tag.getTagName().equals(name.substring(6))) {
          return directory.getInt(tag.getTagType());
        }
      }
    }
    throw new AssertionError("no " + name);
  }

  private static ImageFacts facts(Sample sample) {
    return (ImageFacts) Assay.standard().inspect(sample.bytes(), sample.name()).facts();
  }
}
