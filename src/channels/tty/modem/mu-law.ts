const [bias, clip] = [0x84, 32_635];

/** The sample (−32124…32124) that each µ-law byte of ITU-T G.711 stands for. */
export const muLawSamples = Float32Array.from({ length: 256 }, (_, byte) => expand(byte));

/** The µ-law byte of a sample in −32768…32767. */
export function toMuLaw(sample: number): number {
  const magnitude = Math.min(Math.abs(Math.round(sample)), clip) + bias;
  const exponent = 24 - Math.clz32(magnitude);
  const sign = sample < 0 ? 0x80 : 0;
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
}

function expand(byte: number): number {
  const code = ~byte & 0xff;
  const magnitude = ((((code & 0x0f) << 3) + bias) << ((code & 0x70) >> 4)) - bias;
  return (code & 0x80) === 0 ? magnitude : -magnitude;
}
