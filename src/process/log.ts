import { pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, LevelWithSilent, Logger, LoggerOptions } from 'pino';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';

/**
 * The log: JSON lines without bodies, headers, query strings or anything a caller keyed or said.
 * A telephone number goes in as `dialled`, which shows its last two digits; an error as `err`, which shows no input.
 */
export function createLog(level: LevelWithSilent, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { req: describeRequest, res: describeReply, err: describeError, dialled: maskNumber },
    hooks: {
      // An error logged alone would lend its message to the line.
      logMethod(args, method) {
        if (args.length === 1 && typeof args[0] === 'object') method.call(this, args[0], '');
        else method.apply(this, args);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The pattern of the route, not the URL: a query string or a wrong path may hold anything. */
function describeRequest(request: FastifyRequest) {
  return { method: request.method, route: request.routeOptions.url };
}

function describeReply(reply: FastifyReply) {
  return { statusCode: reply.statusCode };
}

function maskNumber(number: unknown): string {
  const digits = String(number).replaceAll(/\D/g, '');
  return digits.length < 4 ? '…' : `…${digits.slice(-2)}`;
}

/** What failed and where, without what it failed on: messages of libraries quote their input. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...describeReason(error),
    stack: readFrames(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function describeReason(error: Error): object {
  if (error instanceof ZodError) return { issues: error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`) };
  return { message: error.message.replaceAll(/"[^]*"/g, '"…"').replaceAll(/\d+/g, '#') };
}

/** The lines of the stack below its first, which is the message. */
function readFrames({ stack = '' }: Error): string[] {
  return stack.split('\n').flatMap((line) => /^ {4}at (.*)$/.exec(line)?.[1] ?? []);
}
