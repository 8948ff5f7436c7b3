package dev.assay.testdata.av;

/** An MPEG transport stream (ISO/IEC 13818-1) with one program of grey H.264 pictures. */
public final class TransportStreamFile {
  private static final int PACKET_BYTES = 188;
  private static final int MAP_PID = 0x100;
  private static final int VIDEO_PID = 0x101;

  private final ByteWriter out = ByteWriter.bigEndian();
  private final int timestampBytes;
  private int continuity;

  private TransportStreamFile(int timestampBytes) {
    this.timestampBytes = timestampBytes;
  }

  /**
   * A stream of packets of 188 bytes.
   *
   * @param start when the first picture is shown, in ticks of 90 kHz
   * @param duration ticks from one picture to the next
   * @param frames how many pictures
   */
  public static byte[] bytes(int width, int height, long start, int duration, int frames) {
    return new TransportStreamFile(0).written(width, height, start, duration, frames);
  }

  /** A stream of packets of 192 bytes, each with a time of arrival in front. */
  public static byte[] timestamped(int width, int height, long start, int duration, int frames) {
    return new TransportStreamFile(4).written(width, height, start, duration, frames);
  }

  private byte[] written(int width, int height, long start, int duration, int frames) {
    BitWriter association = new BitWriter().bits(1, 16).bits(7, 3).bits(MAP_PID, 13);
    section(0, 0, association.toByteArray());
    BitWriter map = new BitWriter().bits(7, 3).bits(VIDEO_PID, 13).bits(0xF000, 16);
    map.bits(0x1B, 8).bits(7, 3).bits(VIDEO_PID, 13).bits(0xF000, 16);
    section(MAP_PID, 2, map.toByteArray());
    H264 codec = new H264(width, height, 0, 0);
    for (int i = 0; i < frames; i++) {
      picture(start + (long) i * duration, codec.byteStream(i));
    }
    return out.toByteArray();
  }

  /** A packet with one section, 2.4.4. */
  private void section(int pid, int table, byte[] body) {
    BitWriter bits = new BitWriter().bits(table, 8).bits(0xB, 4).bits(9L + body.length, 12);
    bits.bits(1, 16).bits(0xC1, 8).bits(0, 16);
    byte[] section = ByteWriter.bigEndian().bytes(bits.toByteArray()).bytes(body).toByteArray();
    ByteWriter packet = header(pid, true, 1, 0).u8(0).bytes(section);
    packet.u32(Checksums.section(section));
    while (packet.length() < PACKET_BYTES) {
      packet.u8(0xFF);
    }
    write(packet);
  }

  private void picture(long time, byte[] data) {
    BitWriter bits = new BitWriter().bits(1, 24).bits(0xE0, 8).bits(0, 16).bits(0x80, 8);
    bits.bits(0x80, 8).bits(5, 8);
    bits.bits(2, 4).bits(time >> 30, 3).bits(1, 1).bits(time >> 15, 15).bits(1, 1);
    bits.bits(time, 15).bits(1, 1);
    byte[] pes = ByteWriter.bigEndian().bytes(bits.toByteArray()).bytes(data).toByteArray();
    int at = 0;
    while (at < pes.length) {
      boolean first = at == 0;
      int room = PACKET_BYTES - 4 - (first ? 8 : 0);
      int length = Math.min(room, pes.length - at);
      int stuffing = room - length;
      boolean adapted = first || stuffing > 0;
      ByteWriter packet = header(VIDEO_PID, first, adapted ? 3 : 1, continuity++);
      if (first) {
        BitWriter clock = new BitWriter().bits(7L + stuffing, 8).bits(0x50, 8);
        packet.bytes(clock.bits(time, 33).bits(0x3F, 6).bits(0, 9).toByteArray());
        pad(packet, stuffing);
      } else if (stuffing > 0) {
        packet.u8(stuffing - 1);
        if (stuffing > 1) {
          packet.u8(0);
          pad(packet, stuffing - 2);
        }
      }
      packet.bytes(java.util.Arrays.copyOfRange(pes, at, at + length));
      write(packet);
      at += length;
    }
  }

  private static void pad(ByteWriter packet, int bytes) {
    for (int i = 0; i < bytes; i++) {
      packet.u8(0xFF);
    }
  }

  private static ByteWriter header(int pid, boolean start, int control, int continuity) {
    BitWriter bits = new BitWriter().bits(0x47, 8).bits(0, 1).bits(start ? 1 : 0, 1).bits(0, 1);
    bits.bits(pid, 13).bits(0, 2).bits(control, 2).bits(continuity & 15, 4);
    return ByteWriter.bigEndian().bytes(bits.toByteArray());
  }

  private void write(ByteWriter packet) {
    if (packet.length() != PACKET_BYTES) {
      throw new IllegalStateException("a packet of " + packet.length() + " bytes");
    }
    out.zeros(timestampBytes).bytes(packet.toByteArray());
  }
}
