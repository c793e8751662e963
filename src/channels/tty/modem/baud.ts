/** Bits a second: 45.45 in North America (a bit is 22 ms), 50 abroad. Five-bit "Baudot" TTYs know no other. */
export const bauds = [45.45, 50] as const;

export type Baud = (typeof bauds)[number];

/** Both directions run at this many samples a second, as telephone carriers do. */
export const samplesPerSecond = 8000;
