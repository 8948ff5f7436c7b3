package dev.assay.av.isobmff;

/** The types of the boxes that are read (ISO/IEC 14496-12 and what builds on it), as numbers. */
final class Box {
  static final int ALAC = 'a' << 24 | 'l' << 16 | 'a' << 8 | 'c';
  static final int AV1C = 'a' << 24 | 'v' << 16 | '1' << 8 | 'C';
  static final int AVCC = 'a' << 24 | 'v' << 16 | 'c' << 8 | 'C';
  static final int CHAP = 'c' << 24 | 'h' << 16 | 'a' << 8 | 'p';
  static final int CLAP = 'c' << 24 | 'l' << 16 | 'a' << 8 | 'p';
  static final int CMOV = 'c' << 24 | 'm' << 16 | 'o' << 8 | 'v';
  static final int CO64 = 'c' << 24 | 'o' << 16 | '6' << 8 | '4';
  static final int CTTS = 'c' << 24 | 't' << 16 | 't' << 8 | 's';
  static final int DAC3 = 'd' << 24 | 'a' << 16 | 'c' << 8 | '3';
  static final int DAMR = 'd' << 24 | 'a' << 16 | 'm' << 8 | 'r';
  static final int DEC3 = 'd' << 24 | 'e' << 16 | 'c' << 8 | '3';
  static final int DFLA = 'd' << 24 | 'f' << 16 | 'L' << 8 | 'a';
  static final int DINF = 'd' << 24 | 'i' << 16 | 'n' << 8 | 'f';
  static final int DOPS = 'd' << 24 | 'O' << 16 | 'p' << 8 | 's';
  static final int EDTS = 'e' << 24 | 'd' << 16 | 't' << 8 | 's';
  static final int ESDS = 'e' << 24 | 's' << 16 | 'd' << 8 | 's';
  static final int HDLR = 'h' << 24 | 'd' << 16 | 'l' << 8 | 'r';
  static final int HVCC = 'h' << 24 | 'v' << 16 | 'c' << 8 | 'C';
  static final int MDAT = 'm' << 24 | 'd' << 16 | 'a' << 8 | 't';
  static final int MDHD = 'm' << 24 | 'd' << 16 | 'h' << 8 | 'd';
  static final int MDIA = 'm' << 24 | 'd' << 16 | 'i' << 8 | 'a';
  static final int MEHD = 'm' << 24 | 'e' << 16 | 'h' << 8 | 'd';
  static final int MINF = 'm' << 24 | 'i' << 16 | 'n' << 8 | 'f';
  static final int MOOF = 'm' << 24 | 'o' << 16 | 'o' << 8 | 'f';
  static final int MOOV = 'm' << 24 | 'o' << 16 | 'o' << 8 | 'v';
  static final int MVEX = 'm' << 24 | 'v' << 16 | 'e' << 8 | 'x';
  static final int MVHD = 'm' << 24 | 'v' << 16 | 'h' << 8 | 'd';
  static final int PASP = 'p' << 24 | 'a' << 16 | 's' << 8 | 'p';
  static final int PCMC = 'p' << 24 | 'c' << 16 | 'm' << 8 | 'C';
  static final int RMRA = 'r' << 24 | 'm' << 16 | 'r' << 8 | 'a';
  static final int RSRC = 'r' << 24 | 's' << 16 | 'r' << 8 | 'c';
  static final int SIDX = 's' << 24 | 'i' << 16 | 'd' << 8 | 'x';
  static final int SINF = 's' << 24 | 'i' << 16 | 'n' << 8 | 'f';
  static final int SRAT = 's' << 24 | 'r' << 16 | 'a' << 8 | 't';
  static final int STBL = 's' << 24 | 't' << 16 | 'b' << 8 | 'l';
  static final int STCO = 's' << 24 | 't' << 16 | 'c' << 8 | 'o';
  static final int STSC = 's' << 24 | 't' << 16 | 's' << 8 | 'c';
  static final int STSD = 's' << 24 | 't' << 16 | 's' << 8 | 'd';
  static final int STSS = 's' << 24 | 't' << 16 | 's' << 8 | 's';
  static final int STSZ = 's' << 24 | 't' << 16 | 's' << 8 | 'z';
  static final int STTS = 's' << 24 | 't' << 16 | 't' << 8 | 's';
  static final int STYP = 's' << 24 | 't' << 16 | 'y' << 8 | 'p';
  static final int STZ2 = 's' << 24 | 't' << 16 | 'z' << 8 | '2';
  static final int TFDT = 't' << 24 | 'f' << 16 | 'd' << 8 | 't';
  static final int TFHD = 't' << 24 | 'f' << 16 | 'h' << 8 | 'd';
  static final int TKHD = 't' << 24 | 'k' << 16 | 'h' << 8 | 'd';
  static final int TRAF = 't' << 24 | 'r' << 16 | 'a' << 8 | 'f';
  static final int TRAK = 't' << 24 | 'r' << 16 | 'a' << 8 | 'k';
  static final int TREF = 't' << 24 | 'r' << 16 | 'e' << 8 | 'f';
  static final int TREX = 't' << 24 | 'r' << 16 | 'e' << 8 | 'x';
  static final int TRUN = 't' << 24 | 'r' << 16 | 'u' << 8 | 'n';
  static final int VPCC = 'v' << 24 | 'p' << 16 | 'c' << 8 | 'C';
  static final int WAVE = 'w' << 24 | 'a' << 16 | 'v' << 8 | 'e';

  private Box() {}
}
