import type { SpanContext } from '@opentelemetry/api';
import { type IdGenerator, RandomIdGenerator } from '@opentelemetry/sdk-trace';

type Ids = Pick<SpanContext, 'traceId' | 'spanId'>;

/** Random IDs, except for what `begin` starts: that has those which it is given. */
export function createGivenIds() {
  const random = new RandomIdGenerator();
  let given: Ids | undefined;
  const generator: IdGenerator = {
    generateTraceId: () => given?.traceId ?? random.generateTraceId(),
    generateSpanId: () => given?.spanId ?? random.generateSpanId(),
  };
  return {
    generator,
    begin<Started>(ids: Ids, start: () => Started): Started {
      given = ids;
      try {
        return start();
      } finally {
        given = undefined;
      }
    },
  };
}
