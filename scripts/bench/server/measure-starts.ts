import { setTimeout as wait } from 'node:timers/promises';
import { createCaller } from '../load/load-caller.ts';
import { openExchange } from '../load/webhook-exchange.ts';
import { startServer } from '../load/start-server.ts';
import { authToken, type MeasuredSystem, publicUrl } from './systems.ts';
import { number } from './caller-group.ts';

interface Start {
  /** From the start of the process to the end of its first answer to a call. */
  readonly firstAnswerMs: number;
  /** A moment later, with nothing to do. */
  readonly idleBytes: number;
}

const momentMs = 500;

/** Starts a server several times, as `npm start` does, and calls it once. */
export async function measureStarts({ mark, program }: MeasuredSystem, times: number): Promise<Start[]> {
  const starts: Start[] = [];
  for (let time = 0; time < times; time++) {
    const server = await startServer(program);
    const exchange = openExchange({ origins: [server.origin], authToken, connections: 1 });
    const beganMs = performance.now();
    await createCaller(exchange, { number, publicUrl, listening: mark !== 'a' }).dial();
    const firstAnswerMs = server.startMs + performance.now() - beganMs;
    await wait(momentMs);
    starts.push({ firstAnswerMs, idleBytes: (await server.measure()).rssBytes });
    await exchange.close();
    await server.stop();
  }
  return starts;
}
