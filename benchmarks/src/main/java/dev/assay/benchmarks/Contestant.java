package dev.assay.benchmarks;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Tag;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.Judgement;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.MetadataJson;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.TextFacts;
import dev.assay.facts.VideoFacts;
import java.io.ByteArrayOutputStream;
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
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

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
      } else if (facts instanceof TextFacts text) {
        return text.type().mimeType();
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

  /** Assay from the path to the metadata of an upload, judged, as JSON; all 22 tags of DICOM. */
  ASSAY_METADATA(EnumSet.complementOf(EnumSet.of(Subject.TEXT, Subject.JSON))) {
    private final Assay assay = Assay.standard();
    private final Gate gate = Gate.standard();

    @Override
    public Object describe(Path file) throws IOException {
      Judgement judgement = gate.judge(assay.inspect(file));
      CustomerProvidedMetadata metadata = judgement.metadata();
      if (metadata == null) {
        throw new IOException("refused: " + judgement.findings());
      }
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      try (JsonGenerator out = MetadataJson.factory().createGenerator(json)) {
        MetadataJson.write(metadata, out);
      }
      return json;
    }

    @Override
    public boolean isRight(Object answer, Subject subject) {
      return answer.toString().contains("\"fileSize\"") || subject == Subject.DICOM;
    }
  },

  /** What nothing can be faster than: opening the file, reading its first 4 KiB, closing it. */
  FLOOR(EnumSet.allOf(Subject.class)) {
    @Override
    public Object describe(Path file) throws IOException {
      try (FileChannel channel = FileChannel.open(file)) {
        return channel.read(ByteBuffer.allocate(HEAD));
      }
    }

    @Override
    public boolean isRight(Object answer, Subject subject) {
      return answer instanceof Integer count && count > 0;
    }
  },

  /** Apache Tika's detector, which names the type and nothing more. */
  TIKA_DETECTOR(EnumSet.allOf(Subject.class)) {
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

  /** Apache Tika's parsers, which read metadata and what text there is. */
  TIKA(
      EnumSet.of(
          Subject.JPEG,
          Subject.PNG,
          Subject.GIF,
          Subject.BMP,
          Subject.TIFF,
          Subject.MP4,
          Subject.MP3,
          Subject.PDF,
          Subject.PDF_STREAMS)) {
    private final AutoDetectParser parser = new AutoDetectParser();

    @Override
    public Object describe(Path file) throws IOException {
      Metadata said = new Metadata();
      try (TikaInputStream in = TikaInputStream.get(file, said)) {
        parser.parse(in, new DefaultHandler(), said, new ParseContext());
      } catch (SAXException | TikaException e) {
        throw new IOException(e);
      }
      String pages = said.get("xmpTPg:NPages");
      if (pages != null) {
        return Long.valueOf(pages);
      }
      String seconds = said.get("xmpDM:duration");
      if (seconds != null) {
        return Double.valueOf(seconds);
      }
      return new Size(number(said, "tiff:ImageWidth"), number(said, "tiff:ImageLength"));
    }

    private long number(Metadata said, String name) throws IOException {
      String value = said.get(name);
      if (value == null) {
        throw new IOException("no " + name + " in " + said);
      }
      return Long.parseLong(value);
    }
  },

  /** The library metadata-extractor, which reads all metadata. */
  METADATA_EXTRACTOR(Subject.images()) {
    @Override
    public Object describe(Path file) throws IOException {
      com.drew.metadata.Metadata said;
      try {
        said = ImageMetadataReader.readMetadata(file.toFile());
      } catch (ImageProcessingException e) {
        throw new IOException(e);
      }
      for (Directory directory : said.getDirectories()) {
        Integer width = number(directory, "Image Width");
        Integer height = number(directory, "Image Height");
        if (width != null && height != null) {
          return new Size(width, height);
        }
      }
      throw new IOException("no size");
    }

    private @Nullable Integer number(Directory directory, String name) {
      for (Tag tag : directory.getTags()) {
        if (tag.getTagName().equals(name)) {
          return directory.getInteger(tag.getTagType());
        }
      }
      return null;
    }
  },

  /** ImageIO with the readers of the JDK and of TwelveMonkeys, asked for the size alone. */
  IMAGE_IO(Subject.images()) {
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
  AVFORMAT_OPEN(Subject.soundsAndVideos()) {
    @Override
    public Object describe(Path file) throws IOException {
      return avformat(file, false);
    }
  },

  /** FFmpeg's avformat as {@code ffprobe} uses it: open, find stream info. */
  AVFORMAT(Subject.soundsAndVideos()) {
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

  /** The bytes that {@link #FLOOR} reads. */
  static final int HEAD = 4096;

  /** Coders fill their last frame up, and some say so. */
  private static final double FRAME_SECONDS = 0.1;

  private final Set<Subject> subjects;

  Contestant(Set<Subject> subjects) {
    this.subjects = subjects;
  }

  /** What it reads, in the order of their declaration. */
  public Set<Subject> subjects() {
    return Collections.unmodifiableSet(subjects);
  }

  /**
   * What it says of a file: {@link Subject#truth} but for {@link #FLOOR} (the bytes read), {@link
   * #TIKA_DETECTOR} (the MIME type) and {@link #ASSAY_METADATA} (JSON).
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

  /** Whether an answer is right; a length may differ by a coder's frame. */
  public boolean isRight(Object answer, Subject subject) {
    if (answer instanceof Double seconds && subject.truth() instanceof Double truth) {
      return Math.abs(seconds - truth) <= FRAME_SECONDS;
    }
    return answer.equals(subject.truth());
  }
}
