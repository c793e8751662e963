import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { describeService } from '../../../src/adapters/opentelemetry/describe-service.ts';
import { openTraces } from '../../../src/adapters/opentelemetry/open-traces.ts';
import { traceCalls } from '../../../src/measure/telemetry/trace-calls.ts';
import { aTakenTurn, anEndedCall } from '../../measure/telemetry/a-taken-turn.ts';
import { openCollector } from '../../support/collector.ts';

const service = describeService();

async function open({ traced = 1, headers = {} } = {}) {
  const collector = await openCollector();
  const logged: string[] = [];
  const log = {
    warn: (_facts: object, message: string) => void logged.push(`warn ${message}`),
    info: (_facts: object, message: string) => void logged.push(`info ${message}`),
  };
  /** Of one of several servers. */
  const openOne = () => {
    const { tracer, close } = openTraces({ collector: { url: collector.url, headers, traced }, service, log });
    return { measure: traceCalls({ tracer, agency: 'an-agency', nameCall }), close };
  };
  return { collector, logged, openOne };
}

function nameCall(call: string): string {
  return createHash('sha256').update(call).digest('hex').slice(0, 32);
}

test('a call is one trace, with turns of two servers and their effects below one span, which comes at the end', async () => {
  const { collector, openOne } = await open({ headers: { authorization: 'Bearer of-a-test' } });
  const [one, other] = [openOne(), openOne()];
  const begunMs = Date.now() - 10_000;
  one.measure.turnTaken(aTakenTurn({ begunMs }));
  const effects = [{ effect: 'signIn', result: 'signed-in', startedMs: performance.now() - 4, ms: 3 }] as const;
  other.measure.turnTaken(
    aTakenTurn({ begunMs, turn: 2, from: 'signIn.pin', event: 'entered', to: 'mainMenu', effects, ms: 6 }),
  );
  one.measure.callEnded(anEndedCall({ begunMs }));
  await Promise.all([one.close(), other.close()]);

  const { spans } = collector;
  const byName = (name: string) => spans.find((span) => span.name === name);
  const [call, begun, turn, effect] = ['call a-line', 'turn', 'turn signIn.pin', 'signIn'].map(byName);
  expect(spans).toHaveLength(4);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([nameCall('CA1')]));
  expect([call?.parentSpanId, call?.startTimeUnixNano]).toEqual([undefined, begunMs * 1e6]);
  expect([begun?.parentSpanId, turn?.parentSpanId]).toEqual([call?.spanId, call?.spanId]);
  expect(effect?.parentSpanId).toBe(turn?.spanId);
  const ofCall = { 'ivr.agency': 'an-agency', 'ivr.line': 'a-line', 'ivr.channel': 'voice', 'ivr.language': 'es' };
  expect(call?.attributes).toEqual({ ...ofCall, 'ivr.state': 'mainMenu', 'ivr.end': 'served' });
  expect(turn?.attributes).toEqual({ ...ofCall, 'ivr.state': 'mainMenu', 'ivr.event': 'entered' });
  expect(effect?.attributes).toEqual({ 'ivr.event': 'signed-in' });
  const lasted = (span = turn) => ((span?.endTimeUnixNano ?? 0) - (span?.startTimeUnixNano ?? 0)) / 1e6;
  expect([Math.round(lasted()), Math.round(lasted(effect))]).toEqual([6, 3]);
  expect(effect?.startTimeUnixNano).toBeGreaterThanOrEqual(turn?.startTimeUnixNano ?? Infinity);
  expect(effect?.endTimeUnixNano).toBeLessThanOrEqual(turn?.endTimeUnixNano ?? 0);
  expect(new Set(collector.headers)).toEqual(new Set(['Bearer of-a-test']));
  expect(Object.keys(collector.services[0] ?? {})).toEqual(['service.name', 'service.version', 'service.instance.id']);
});

test('a turn that failed, records out of reach and a call that ended so are marked as errors', async () => {
  const { collector, openOne } = await open();
  const { measure, close } = openOne();
  const effects = [{ effect: 'findCase', result: 'records-unavailable', startedMs: performance.now(), ms: 0 }] as const;
  measure.turnTaken(aTakenTurn({ turn: 2, event: 'fault', effects }));
  measure.callEnded(anEndedCall({ end: 'fault' }));
  await close();
  expect(collector.spans.map(({ status }) => status.code)).toEqual([2, 2, 2]);
});

test('of a share of all calls each server traces the same ones, and those whole', async () => {
  const { collector, openOne } = await open({ traced: 0.5 });
  const [one, other] = [openOne(), openOne()];
  const calls = Array.from({ length: 200 }, (_, at) => `CA${at}`);
  for (const call of calls) {
    one.measure.turnTaken(aTakenTurn({ call }));
    other.measure.turnTaken(aTakenTurn({ call, turn: 2, event: 'agent' }));
    other.measure.callEnded(anEndedCall({ call }));
  }
  await Promise.all([one.close(), other.close()]);
  const traces = Map.groupBy(collector.spans, ({ traceId }) => traceId);
  expect(new Set([...traces.values()].map(({ length }) => length))).toEqual(new Set([3]));
  expect(traces.size).toBeGreaterThan(20);
  expect(traces.size).toBeLessThan(180);
});

test('a call without a name yet has no trace', async () => {
  const { collector, openOne } = await open();
  const { close } = openOne();
  const { tracer } = openTraces({
    collector: { url: collector.url, headers: {}, traced: 1 },
    service,
    log: { warn: () => {}, info: () => {} },
  });
  const measure = traceCalls({ tracer, agency: '', nameCall: () => '…' });
  measure.turnTaken(aTakenTurn());
  measure.callEnded(anEndedCall());
  await close();
  expect(collector.requests()).toBe(0);
});

test('a collector that refuses, is gone and comes back holds up no turn, and is told of once each way', async () => {
  const { collector, logged, openOne } = await open();
  const { measure, close } = openOne();
  collector.be('refuses');
  const spend = (turns: number) => {
    const startedMs = performance.now();
    for (let turn = 0; turn < turns; turn += 1) measure.turnTaken(aTakenTurn({ turn }));
    return performance.now() - startedMs;
  };
  // Far more than may wait: a batch is on its way at once, and the others are dropped.
  expect(spend(30_000)).toBeLessThan(10_000);
  await expect.poll(() => logged, { timeout: 20_000 }).toHaveLength(1);
  await collector.leave();
  spend(100);
  collector.be('takes');
  await collector.comeBack();
  await expect.poll(() => logged, { timeout: 30_000 }).toHaveLength(2);
  await close();
  expect(logged).toEqual([
    'warn traces cannot be sent; those that wait too long are lost',
    'info traces are sent again',
  ]);
  expect(collector.spans.length).toBeGreaterThan(0);
  expect(collector.spans.length).toBeLessThanOrEqual(8192 + 512 + 100);
});
