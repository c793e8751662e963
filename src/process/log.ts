import { pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, LevelWithSilent, Logger, LoggerOptions } from 'pino';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';

/**
 * The log: JSON records without bodies, headers, query strings or anything a caller keyed or said.
 * `dialled` shows the last two digits of a telephone number, `call` what stands for a call, `err` shows an error without its input.
 */
export function createLog(
  level: LevelWithSilent,
  destination?: DestinationStream,
  nameCall: (call: unknown) => string = hideCall,
): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { req: describeRequest, res: describeReply, err: describeError, dialled: maskNumber, call: nameCall },
    hooks: {
      // pino takes the message of an error that is logged alone as the record's own.
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

function hideCall(): string {
  return '…';
}

/** Type, code, status, request, place and masked message of an error: messages of libraries quote their input. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...('status' in error && typeof error.status === 'number' && { status: error.status }),
    ...('requestId' in error && typeof error.requestId === 'string' && { requestId: error.requestId }),
    ...describeReason(error),
    stack: readFrames(error),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

function describeReason(error: Error): object {
  if (error instanceof ZodError) return { issues: error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`) };
  return { message: error.message.replaceAll(/"[^]*"/g, '"…"').replaceAll(/\d+/g, '#') };
}

/** The frames of the stack, without the message before them. */
function readFrames({ stack = '' }: Error): string[] {
  return stack.split('\n').flatMap((frame) => /^ {4}at (.*)$/.exec(frame)?.[1] ?? []);
}
