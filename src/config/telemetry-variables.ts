import { z } from 'zod';
import { isLoopback } from '../text/is-loopback.ts';

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

const header = /^\s*(?<name>[\w-]+)\s*=\s*(?<value>[^\s,;"\\]+)\s*$/;

/** `name=value`, or several with commas between them, each value percent-encoded, as OpenTelemetry writes them. */
const Headers = z.string().transform((text, context) => {
  const said = text.split(',').map((part) => header.exec(part)?.groups);
  const headers = said.flatMap((groups) => (groups ? [[groups['name'] ?? '', decode(groups['value'])] as const] : []));
  if (said.includes(undefined) || headers.some(([, value]) => value === undefined)) {
    context.addIssue('must be name=value, or several with commas between them, with %20 in place of a space');
  }
  return Object.fromEntries(headers.map(([name, value]) => [name, value ?? '']));
});

function decode(value = ''): string | undefined {
  try {
    const decoded = decodeURIComponent(value);
    return /^[\x20-\x7e]+$/.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

const endpoint = 'must be the address of a collector, such as https://collector.example.org:4318';

/** What says where metrics and traces go. The names are OpenTelemetry's own, as far as it has any. */
export const telemetryVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: endpoint })
    .refine((url) => !/[?#@]/.test(url), `${endpoint}, without query, fragment or user name`)
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: Headers.optional(),
  OTEL_TRACES_SAMPLER: z.enum(samplers, `must be one of ${samplers.join(', ')}`).optional(),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0|1|0?\.\d{1,9}|1\.0{1,9})$/, 'must be the share of calls that are traced, from 0 to 1, such as 0.1')
    .transform(Number)
    .optional(),
} as const;

type Given = z.infer<z.ZodObject<typeof telemetryVariables>>;

/** Where metrics and traces are sent; undefined where they are not. */
export function toOtlp(env: Given) {
  const url = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  return url === undefined ? undefined : { url, headers: env.OTEL_EXPORTER_OTLP_HEADERS ?? {}, traced: readShare(env) };
}

/** The share of calls that are traced. No trace comes from the carrier, so that there is no parent to go by. */
function readShare({ OTEL_TRACES_SAMPLER: sampler = 'always_on', OTEL_TRACES_SAMPLER_ARG: share = 1 }: Given): number {
  if (sampler.endsWith('always_off')) return 0;
  return sampler.endsWith('always_on') ? 1 : share;
}

/** Variables that are for nothing, ports that are taken, and headers that anybody could read on their way. */
export function tellTelemetryProblems(env: NodeJS.ProcessEnv): string[] {
  const { METRICS_PORT: metrics, PORT: port = '3000', OTEL_EXPORTER_OTLP_ENDPOINT: url } = env;
  const problems: string[] = [];
  if (metrics !== undefined && metrics !== '0' && Number(metrics) === Number(port))
    problems.push('METRICS_PORT and PORT are the same: metrics need a port of their own, which is not public');
  const idle = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_TRACES_SAMPLER', 'OTEL_TRACES_SAMPLER_ARG'];
  if (url === undefined)
    problems.push(
      ...idle
        .filter((name) => env[name] !== undefined)
        .map((name) => `${name} is for a collector, which OTEL_EXPORTER_OTLP_ENDPOINT must name`),
    );
  if (env['OTEL_TRACES_SAMPLER_ARG'] !== undefined && !env['OTEL_TRACES_SAMPLER']?.endsWith('traceidratio'))
    problems.push('OTEL_TRACES_SAMPLER_ARG counts only with OTEL_TRACES_SAMPLER=traceidratio');
  if (env['OTEL_EXPORTER_OTLP_HEADERS'] !== undefined && isOpen(url))
    problems.push(
      'OTEL_EXPORTER_OTLP_ENDPOINT must be https: with OTEL_EXPORTER_OTLP_HEADERS, unless it is on this machine',
    );
  return problems;
}

function isOpen(url: string | undefined): boolean {
  const place = url === undefined ? null : URL.parse(url);
  return place?.protocol === 'http:' && !isLoopback(place.hostname);
}
