package dev.assay.encord.wire;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/** A generator that refuses the numbers JSON cannot carry, wherever they come from. */
final class FiniteNumbers extends JsonGeneratorDelegate {

  FiniteNumbers(JsonGenerator generator) {
    super(generator, /* delegateCopyMethods= */ false);
  }

  @Override
  public void writeNumber(double number) throws IOException {
    check(number);
    super.writeNumber(number);
  }

  @Override
  public void writeNumber(float number) throws IOException {
    check(number);
    super.writeNumber(number);
  }

  @Override
  public void writeArray(double[] array, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      check(array[i]);
    }
    super.writeArray(array, offset, length);
  }

  private void check(double number) throws IOException {
    if (!Double.isFinite(number)) {
      throw new JsonGenerationException("not a finite number: " + number, this);
    }
  }
}
