import { editDistance } from './edit-distance.ts';

/** What people in the United States call their zones. */
const called: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:us\/)?pacific|p[sd]?t\b|pst8pdt|california)/iu, 'America/Los_Angeles'],
  [/^(?:(?:us\/)?mountain|m[sd]?t\b|mst7mdt)/iu, 'America/Denver'],
  [/^(?:(?:us\/)?central|c[sd]?t\b|cst6cdt)/iu, 'America/Chicago'],
  [/^(?:(?:us\/)?eastern|e[sd]?t\b|est5edt|massachusetts|boston)/iu, 'America/New_York'],
];

/** The time zone that was probably meant: "PST", "Los Angeles" and "America/Los_Angles" are America/Los_Angeles. */
export function findMeantZone(written: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const plain = written.replaceAll(' ', '_').toLowerCase();
  return (
    zones.find((zone) => zone.toLowerCase() === plain || zone.toLowerCase().endsWith(`/${plain}`)) ??
    called.find(([name]) => name.test(written))?.[1] ??
    zones.find((zone) => editDistance(zone.toLowerCase(), plain) <= 2)
  );
}
