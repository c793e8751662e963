import { report } from 'node:process';

/** Each takes some 20 kB. */
export const mostConnections = 10_000;
/** Files, connections to Redis, PostgreSQL and the agency, and what else a server opens besides the connections it answers. */
const others = 200;
/** Fewer would not serve a quiet day. */
const fewest = 32;

/** How many descriptors this process may open; Infinity where the system sets no limit. */
export function readDescriptorLimit(): number {
  // Else it asks for the names of all that this process is connected to. The types of Node do not know it yet.
  Object.assign(report, { excludeNetwork: true });
  const told: { userLimits?: { open_files?: { soft?: number | string } } } = report.getReport();
  return Number(told.userLimits?.open_files?.soft ?? Infinity) || Infinity;
}

/** How many of `wanted` connections fit into a limit of descriptors. */
export function fitConnections(wanted: number, descriptors: number): number {
  return Math.min(wanted, Math.max(fewest, descriptors - others));
}
