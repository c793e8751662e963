import type { Config } from '../../../../src/config/read-config.ts';
import { tellFault } from '../tell-fault.ts';
import type { Finding } from './finding.ts';
import { isDistrust } from './is-distrust.ts';

const what = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const patienceMs = 5000;

/** Sends a collector metrics without any in them, which it takes or refuses as others. */
export async function checkCollector({ otlp }: Pick<Config, 'otlp'>): Promise<Finding[]> {
  if (!otlp) return [];
  try {
    const { status } = await fetch(`${otlp.url}/v1/metrics`, {
      method: 'POST',
      headers: { ...otlp.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ resourceMetrics: [] }),
      signal: AbortSignal.timeout(patienceMs),
    });
    return [{ what, ...judge(status) }];
  } catch (error) {
    return [{ state: isDistrust(error) ? 'wrong' : 'away', what, told: tellFault(error) }];
  }
}

function judge(status: number): Pick<Finding, 'state' | 'told'> {
  if (status >= 200 && status < 300) return { state: 'ok', told: 'the collector takes metrics and traces' };
  if (status === 401 || status === 403)
    return { state: 'wrong', told: `the collector refuses OTEL_EXPORTER_OTLP_HEADERS (${status})` };
  if (status === 404 || status === 405 || status === 415)
    return { state: 'wrong', told: `no collector takes OTLP in JSON there (${status}): its port is 4318 as a rule` };
  return { state: 'away', told: `the collector answers ${status}` };
}
