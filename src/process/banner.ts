import type { Line } from '../lines/line.ts';

interface BannerFacts {
  readonly url: string;
  readonly lines: readonly Line[];
  /** Whether the terminal phone calls this server unless another is named. */
  readonly isFirst: boolean;
  /** Made-up participants who can sign in, by their agencies. */
  readonly callers: ReadonlyMap<string, { readonly participantId: string; readonly pin: string }>;
}

/** The first output of a server started on one's own machine: its URL, its numbers, and how to place a call. */
export function describeServer({ url, lines, isFirst, callers }: BannerFacts): string {
  const isOne = new Set(lines.map(({ agency }) => agency)).size === 1;
  const numbers = lines.flatMap((line) => line.numbers.map((number) => `  ${number}  ${line.name}`));
  return [
    `The telephone system answers at ${url}/voice/incoming, on this machine only:`,
    ...numbers,
    ...[...callers].map(
      ([agency, { participantId, pin }]) =>
        `The records${isOne ? '' : ` of ${agency}`} are made up. Participant ID ${participantId}, PIN ${pin}`,
    ),
    `Place a call:  npm run call${isFirst ? '' : ` -- --url ${url}`}`,
    'Stop:  Ctrl-C',
    '',
  ].join('\n');
}
