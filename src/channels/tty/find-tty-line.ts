import type { FastifyRequest } from 'fastify';
import type { Line } from '../../lines/line.ts';
import { findLine, findLineByName, findLineInUse, type Lines } from '../../lines/lines.ts';
import { readDialled, readParameter } from '../../twilio/webhook.ts';

/** The TTY line of a webhook: the one named in its address, as after a move from a voice line, else the dialled one. `find` finds that. */
export function findLineOfCall(lines: Lines, request: FastifyRequest, find = findLineInUse): Line | undefined {
  const name = readParameter(request.query, 'line');
  return onlyTty(name ? findLineByName(lines, name) : find(lines, readDialled(request.body)));
}

/** The TTY line with this name. */
export function findTtyLine(lines: Lines, name: string): Line | undefined {
  return onlyTty(findLineByName(lines, name));
}

/** The TTY line to which a voice line sends callers with a text telephone. */
export function findTtyLineFor(lines: Lines, voiceLine: string): Line | undefined {
  return onlyTty(findLine(lines, findLineByName(lines, voiceLine)?.tty?.number ?? ''));
}

function onlyTty(line: Line | undefined): Line | undefined {
  return line?.channel === 'tty' ? line : undefined;
}
