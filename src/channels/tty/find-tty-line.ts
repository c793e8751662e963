import type { FastifyRequest } from 'fastify';
import { findLine, findLineByName, type Line } from '../../lines/line.ts';
import { readDialled, readParameter } from '../../twilio/webhook.ts';

/** The TTY line of a webhook: the one named in its address, as after a move from a voice line, else the dialled one. */
export function findLineOfCall(lines: readonly Line[], request: FastifyRequest): Line | undefined {
  const name = readParameter(request.query, 'line');
  return onlyTty(name ? findLineByName(lines, name) : findLine(lines, readDialled(request.body)));
}

/** The TTY line with this name. */
export function findTtyLine(lines: readonly Line[], name: string): Line | undefined {
  return onlyTty(findLineByName(lines, name));
}

/** The TTY line to which a voice line sends callers with a text telephone. */
export function findTtyLineFor(lines: readonly Line[], voiceLine: string): Line | undefined {
  return onlyTty(findLine(lines, findLineByName(lines, voiceLine)?.tty?.number ?? ''));
}

function onlyTty(line: Line | undefined): Line | undefined {
  return line?.channel === 'tty' ? line : undefined;
}
