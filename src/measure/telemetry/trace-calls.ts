import {
  isValidTraceId,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import type { CallEnded, EffectDone, Measure, TurnTaken } from '../../calls/ports/measure.ts';

export interface CallTracer extends Pick<Tracer, 'startSpan'> {
  /** Begins a trace whose IDs are given. */
  startRoot(ids: Pick<SpanContext, 'traceId' | 'spanId'>, name: string, options: SpanOptions): Span;
}

interface Parts {
  readonly tracer: CallTracer;
  readonly agency: string;
  /** 32 hexadecimal digits that do not give the call away: its trace has them as ID. */
  readonly nameCall: (call: string) => string;
}

const faults = new Set(['fault', 'records-unavailable']);

/**
 * Traces the calls of an agency: one trace a call, one span a turn, effects below it. The ID of the span of the whole call follows from the
 * trace's, so that turns on several servers lie below it. That span is sent as the call ends.
 */
export function traceCalls({ tracer, agency, nameCall }: Parts): Measure {
  function idsOf(call: string): Pick<SpanContext, 'traceId' | 'spanId'> | undefined {
    const traceId = nameCall(call);
    return isValidTraceId(traceId) ? { traceId, spanId: traceId.slice(16) } : undefined;
  }

  function attributesOf({ line, channel, language }: TurnTaken | CallEnded) {
    return { 'ivr.agency': agency, 'ivr.line': line, 'ivr.channel': channel, 'ivr.language': language };
  }

  return {
    turnTaken(taken) {
      const ids = idsOf(taken.call);
      if (!ids) return;
      const { from, event, to, effects, ms } = taken;
      const endMs = Date.now();
      const call = trace.setSpanContext(ROOT_CONTEXT, { ...ids, traceFlags: TraceFlags.SAMPLED, isRemote: true });
      const attributes = { ...attributesOf(taken), 'ivr.state': to, 'ivr.event': event };
      const options = { kind: SpanKind.SERVER, startTime: endMs - ms, attributes };
      const turn = tracer.startSpan(`turn ${from}`.trim(), options, call);
      const below = trace.setSpan(call, turn);
      for (const effect of effects) {
        const { name, startTime, endTime } = describeEffect(effect, endMs);
        const span = tracer.startSpan(name, { startTime, attributes: { 'ivr.event': effect.result } }, below);
        markFault(span, effect.result).end(endTime);
      }
      markFault(turn, event).end(endMs);
    },
    callEnded(ended) {
      const ids = idsOf(ended.call);
      if (!ids) return;
      const { line, begunMs, state, end } = ended;
      const endMs = Date.now();
      const attributes = { ...attributesOf(ended), 'ivr.state': state, 'ivr.end': end };
      const options = { kind: SpanKind.SERVER, startTime: Math.min(begunMs, endMs), attributes };
      markFault(tracer.startRoot(ids, `call ${line}`, options), end).end(endMs);
    },
    callbackSettled() {},
    textTaken() {},
  };
}

/** By the clock on which the turn ends now. */
function describeEffect({ effect: name, startedMs, ms }: EffectDone, nowMs: number) {
  const startTime = nowMs - (performance.now() - startedMs);
  return { name, startTime, endTime: startTime + ms };
}

function markFault(span: Span, what: string): Span {
  return faults.has(what) ? span.setStatus({ code: SpanStatusCode.ERROR }) : span;
}
