import { fitConnections, mostConnections, readDescriptorLimit } from '../../../../src/process/fit-connections.ts';
import type { Finding } from './finding.ts';

/** Fewer would turn callers away on a busy day. */
const enough = 1000;

/** How many connections fit into this process's limit of descriptors, which a server of the same unit has too. */
export function checkDescriptors(descriptors = readDescriptorLimit()): Finding {
  const what = 'descriptors';
  const fit = fitConnections(mostConnections, descriptors);
  if (fit === mostConnections) return { state: 'ok', what, told: `suffice for ${mostConnections} connections` };
  const told = `allow ${fit} connections of ${mostConnections}: raise the limit (LimitNOFILE, ulimit -n) from ${descriptors}`;
  return { state: fit < enough ? 'wrong' : 'ok', what, told };
}
