import type { Line } from '../lines/line.ts';

interface BannerFacts {
  readonly url: string;
  readonly lines: readonly Line[];
  /** A made-up participant who can sign in. */
  /** Whether the terminal phone calls this server unless another is named. */
  readonly isFirst: boolean;
  readonly caller?: { readonly participantId: string; readonly pin: string } | undefined;
}

/** The first output of a server started on one's own machine: its URL, its numbers, and how to place a call. */
export function describeServer({ url, lines, isFirst, caller }: BannerFacts): string {
  const numbers = lines.flatMap((line) => line.numbers.map((number) => `  ${number}  ${line.name}`));
  return [
    `The telephone system answers at ${url}/voice/incoming, on this machine only:`,
    ...numbers,
    ...(caller ? [`The records are made up. Participant ID ${caller.participantId}, PIN ${caller.pin}`] : []),
    `Place a call:  npm run call${isFirst ? '' : ` -- --url ${url}`}`,
    'Stop:  Ctrl-C',
    '',
  ].join('\n');
}
