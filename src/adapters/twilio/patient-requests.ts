import { setTimeout as sleep } from 'node:timers/promises';
import twilio from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { readRetryAfter } from '../../text/read-retry-after.ts';

const attempts = 4;
const firstWaitMs = 250;
/** Where the carrier wants to be left alone for longer, its answer is the last one. */
const longestWaitMs = 30_000;

/**
 * Requests that are made again where the carrier does not answer in time, is too busy (429) or fails (5xx): after the wait that it asks
 * for, else after one that doubles. For requests that may come twice; calls are not placed with it.
 */
export class PatientRequests extends twilio.RequestClient {
  override async request<Data>(options: RequestClient.RequestOptions<Data>) {
    for (let left = attempts - 1; ; left -= 1) {
      const waitMs = firstWaitMs * 2 ** (attempts - 1 - left);
      try {
        const answer = await super.request<Data>(options);
        const askedMs = readRetryAfter(toHeader(answer.headers), Date.now()) ?? waitMs;
        if (left === 0 || !isPassing(answer.statusCode) || askedMs > longestWaitMs) return answer;
        await sleep(askedMs);
      } catch (error) {
        if (left === 0) throw error;
        await sleep(waitMs);
      }
    }
  }
}

function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

function toHeader(headers: unknown): string | undefined {
  const header: unknown = typeof headers === 'object' && headers ? Reflect.get(headers, 'retry-after') : undefined;
  return typeof header === 'string' ? header : undefined;
}
