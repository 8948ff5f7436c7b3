package dev.assay.benchmarks;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.png.PngDirectory;
import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.tika.Tika;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** A reader of files that takes part in the benchmark. */
@SuppressWarnings("ImmutableEnumChecker") // its readers keep no state between files
public enum Contestant {

  /** Assay with every reader, from the path to the facts. */
  ASSAY(EnumSet.allOf(Subject.class)) {
    private final Assay assay = Assay.standard();

    @Override
    public Object describe(Path file) throws IOException {
      Inspection inspection = assay.inspect(file);
      Facts facts = inspection.facts();
      if (facts instanceof ImageFacts image) {
        return image.displayed();
      } else if (facts instanceof VideoFacts video) {
        return seconds(video.duration());
      } else if (facts instanceof AudioFacts audio) {
        return seconds(audio.track().duration());
      } else if (facts instanceof PdfFacts pdf) {
        return known(pdf.numPages()).value();
      } else if (facts instanceof DicomFacts dicom && dicom.modality() != null) {
        return dicom.modality();
      }
      throw new IOException("no facts: " + inspection);
    }

    private Object seconds(@Nullable Fact<Rational> duration) throws IOException {
      return known(duration).value().toDouble();
    }

    private <T> Fact<T> known(@Nullable Fact<T> fact) throws IOException {
      if (fact == null) {
        throw new IOException("a fact is missing");
      }
      return fact;
    }
  },

  /** What nothing can be faster than: opening the file, reading its first 4 KiB, closing it. */
  FLOOR(EnumSet.allOf(Subject.class)) {
    private static final int HEAD = 4096;

    @Override
    public Object describe(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        return channel.read(ByteBuffer.allocate(HEAD));
      }
    }

    @Override
    public boolean isRight(Object answer, Subject subject) {
      return answer.equals(Math.min(HEAD, subject.content().length));
    }
  },

  /** Apache Tika's detector, which names the type and nothing more. */
  TIKA(EnumSet.allOf(Subject.class)) {
    private final Tika tika = new Tika();

    @Override
    public Object describe(Path file) throws IOException {
      return tika.detect(file);
    }

    @Override
    public boolean isRight(Object answer, Subject subject) {
      return subject.mimeTypes().contains(answer);
    }
  },

  /** The library metadata-extractor, which reads all metadata. */
  METADATA_EXTRACTOR(EnumSet.of(Subject.JPEG, Subject.PNG)) {
    @Override
    public Object describe(Path file) throws IOException {
      try {
        Metadata metadata = ImageMetadataReader.readMetadata(file.toFile());
        Directory jpeg = metadata.getFirstDirectoryOfType(JpegDirectory.class);
        if (jpeg != null) {
          return new Size(
              jpeg.getInt(JpegDirectory.TAG_IMAGE_WIDTH),
              jpeg.getInt(JpegDirectory.TAG_IMAGE_HEIGHT));
        }
        Directory png = metadata.getFirstDirectoryOfType(PngDirectory.class);
        return new Size(
            png.getInt(PngDirectory.TAG_IMAGE_WIDTH), png.getInt(PngDirectory.TAG_IMAGE_HEIGHT));
      } catch (ImageProcessingException | MetadataException e) {
        throw new IOException(e);
      }
    }
  },

  /** The readers of the JDK, asked for the size alone. */
  IMAGE_IO(EnumSet.of(Subject.JPEG, Subject.PNG)) {
    @Override
    public Object describe(Path file) throws IOException {
      try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
        ImageReader reader = ImageIO.getImageReaders(in).next();
        try {
          reader.setInput(in, true, true);
          return new Size(reader.getWidth(0), reader.getHeight(0));
        } finally {
          reader.dispose();
        }
      }
    }
  },

  /** FFmpeg's avformat, which opens the file and reads its header. */
  AVFORMAT_OPEN(EnumSet.of(Subject.MP4, Subject.MKV, Subject.WAV, Subject.MP3)) {
    @Override
    public Object describe(Path file) throws IOException {
      return avformat(file, false);
    }
  },

  /** FFmpeg's avformat as {@code ffprobe} uses it: open, find stream info. */
  AVFORMAT(EnumSet.of(Subject.MP4, Subject.MKV, Subject.WAV, Subject.MP3)) {
    @Override
    public Object describe(Path file) throws IOException {
      return avformat(file, true);
    }
  },

  /** PDFBox as a program opens a document. */
  PDFBOX(EnumSet.of(Subject.PDF, Subject.PDF_STREAMS)) {
    @Override
    public Object describe(Path file) throws IOException {
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        return (long) document.getNumberOfPages();
      }
    }
  };

  private static final double MICROSECOND = 1e-6;

  private final Set<Subject> subjects;

  Contestant(Set<Subject> subjects) {
    this.subjects = subjects;
  }

  /** What it reads, in the order of their declaration. */
  public Set<Subject> subjects() {
    return Collections.unmodifiableSet(subjects);
  }

  /**
   * What it says of a file: {@link Subject#truth} but for {@link #FLOOR} (the bytes read) and
   * {@link #TIKA} (the MIME type).
   */
  public abstract Object describe(Path file) throws IOException;

  /** The length of the file, or of its first stream where only that is known, in seconds. */
  private static double avformat(Path file, boolean findStreamInfo) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    AVFormatContext context = new AVFormatContext(null);
    check(avformat.avformat_open_input(context, file.toString(), null, null));
    try {
      if (findStreamInfo) {
        check(avformat.avformat_find_stream_info(context, (AVDictionary) null));
      }
      if (context.duration() >= 0) {
        return (double) context.duration() / avutil.AV_TIME_BASE;
      }
      AVStream stream = context.streams(0);
      return stream.duration() * avutil.av_q2d(stream.time_base());
    } finally {
      avformat.avformat_close_input(context);
    }
  }

  private static void check(int result) throws IOException {
    if (result < 0) {
      throw new IOException("FFmpeg's error " + result);
    }
  }

  /** Whether an answer is right; a length may be rounded to microseconds. */
  public boolean isRight(Object answer, Subject subject) {
    if (answer instanceof Double seconds && subject.truth() instanceof Double truth) {
      return Math.abs(seconds - truth) <= MICROSECOND;
    }
    return answer.equals(subject.truth());
  }
}
