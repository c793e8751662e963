import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { OpenAPIBackend } from 'openapi-backend';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../scripts/rigs/agency-api/create-agency-api.ts';
import { firstOperations } from '../../../src/adapters/http/capabilities.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import { eventsOfCalls, eventsOfReminders } from '../../../src/calls/ports/audit-trail.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import {
  AnsweredAppointment,
  appointmentKinds,
  appointmentStatuses,
  waysHeld,
} from '../../../src/agency/appointment.ts';
import { AnsweredJoin } from '../../../src/agency/join.ts';
import { caseStatuses } from '../../../src/agency/case-status.ts';
import { consentPurposes } from '../../../src/agency/consent.ts';
import { enforcementKinds } from '../../../src/agency/enforcement.ts';
import { rhythms } from '../../../src/agency/rhythm.ts';
import { AnsweredCase, roles } from '../../../src/agency/case.ts';
import {
  holdReasons,
  paymentKinds,
  paymentMethods,
  paymentStatuses,
  AnsweredPayment,
} from '../../../src/agency/payment.ts';
import { payRefusals } from '../../../src/agency/card-fee.ts';
import { payOutcomes } from '../../../src/agency/card-payment.ts';
import { requestKinds } from '../../../src/agency/caller-request.ts';
import { documentKinds, documentWays } from '../../../src/agency/document.ts';
import { paces } from '../../../src/dialogue/output.ts';
import { channels } from '../../../src/lines/line.ts';
import { languages } from '../../../src/text/language.ts';
import { createLog } from '../../../src/process/log.ts';
import { answerWith, openUnwellAgency } from '../../support/agency-api.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { newKey } from '../../support/sqlite-records.ts';
import { byVoice } from '../../support/by-voice.ts';

interface Media {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** Which case an example tells. */
const ExampleOfCase = z.object({ case: z.object({ position: z.int() }).nullable() });

const page = { participant: 'p-1', skip: 0, limit: 5 };

const paid = { case: 1, caseEnding: '0011', amountCents: 42_500 };
const begun = { ...paid, feeCents: 808, quote: 'q-1', line: 'customer-connect', call: 'CA1', turn: 7, atMs: 1000 };

const week = { fromDay: '2026-11-20', toDay: '2026-11-27' };
const spans = { appointments: { fromMs: 0, untilMs: 1 }, due: week, news: week };

type Others = Pick<ReturnType<typeof openHttpRecords>, 'consents' | 'payments' | 'reminders'>;

/** How each operation is asked for through the port. */
const asking: Readonly<Record<string, (records: Records, example: unknown, others: Others) => Promise<unknown>>> = {
  signIn: (records) =>
    records.signIn({ claim: records.identify('participant-id', '1000000000001'), pin: '482913', attempt: 'CA1:1' }),
  listCases: (records) => records.listCases({ participant: 'p-1', limit: 5 }),
  findCase: (records, example) => records.findCase('p-1', ExampleOfCase.parse(example).case?.position ?? 1),
  hasPayments: (records) => records.hasPayments('p-1', 2025),
  findPayments: (records) =>
    records.findPayments({ ...page, kind: 'collection', today: '2026-11-22', taxOffsets: false }),
  findAppointments: (records) =>
    records.findAppointments({ ...page, from: Temporal.Instant.from('2026-11-22T18:00:00Z') }),
  requestPin: (records) =>
    records.requestPin({ claim: records.identify('ssn', '900121201'), request: 'CA1', ...pinMessage }),
  checkNewPin: (records) => records.checkNewPin('p-1', '730518'),
  async changePin(records) {
    const candidate = (await records.checkNewPin('p-1', '730518')) ?? '';
    return records.changePin({ participant: 'p-1', candidate, pin: '730518' });
  },
  findConsents: (_records, example, { consents }) =>
    'participant' in Object(example) ? consents.findChangesOf('p-1') : consents.findChanges('+19165550101'),
  quotePayment: (_records, _example, { payments }) => payments.quote({ participant: 'p-1' }, paid),
  beginPayment: (_records, _example, { payments }) =>
    payments.begin('a'.repeat(32), { payFor: { kind: 'case-number', digits: '200000011' } }, begun),
  findBegunPayments: (_records, _example, { payments }) => payments.findNames('p-1'),
  findReminders: (_records, _example, { reminders }) => reminders.listReminded('c-1f0e87', spans),
  leaveRequest: (records) =>
    records.leaveRequest({
      participant: 'p-1',
      kind: 'message',
      case: 2,
      language: 'en',
      ...byVoice,
      attempt: 'CA1:7',
      details: {},
    }),
};

let api: OpenAPIBackend;
beforeAll(async () => {
  api = new OpenAPIBackend({
    definition: contract,
    strict: true,
    ajvOpts: { formats: { date: true, 'date-time': true }, allErrors: true },
  });
  await api.init();
});

describe('agency-api.yaml', () => {
  test('has each operation that an agency of version 1.0 is taken to answer', () => {
    const operations = api.getOperations().map(({ operationId }) => operationId);
    expect(operations).toEqual(expect.arrayContaining([...firstOperations]));
  });

  test('is OpenAPI 3.1, and has an operation for each question that is put to an agency', () => {
    expect(api.document.openapi).toBe('3.1.0');
    const operations = api.getOperations().map(({ operationId }) => operationId);
    expect(new Set(operations)).toEqual(
      new Set([
        ...Object.keys(asking),
        'settleRequest',
        'appendToAudit',
        'recordConsent',
        'settlePayment',
        'findConsents',
        'checkHealth',
        'tellCapabilities',
      ]),
    );
  });

  test('is valid by the schema of OpenAPI 3.1, which knows mistakes', async () => {
    const validator = new Validator();
    expect(await validator.validate(contract)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const text = readFileSync(contract, 'utf8');
    for (const [right, wrong] of [
      ['    post:', '    posts:'],
      ['      responses:', '      response:'],
      ['        required: true', '        required: maybe'],
    ] as const) {
      expect(text).toContain(right);
      expect(await new Validator().validate(text.replace(right, wrong))).toMatchObject({ valid: false });
    }
  });

  test('has no parameter in a path or a query', () => {
    const places = api.getOperations().flatMap(({ parameters = [] }) => parameters.map((one) => 'in' in one && one.in));
    expect(new Set(places)).toEqual(new Set(['header']));
    expect(api.getOperations().filter(({ path }) => path.includes('{'))).toEqual([]);
  });

  test('asks for a key where something changes, and nowhere else', () => {
    const keyed = api.getOperations().filter(({ parameters }) => parameters?.length === 1);
    expect(new Set(keyed.map(({ operationId }) => operationId))).toEqual(
      new Set([
        'appendToAudit',
        'beginPayment',
        'settlePayment',
        'changePin',
        'leaveRequest',
        'recordConsent',
        'requestPin',
        'settleRequest',
        'signIn',
      ]),
    );
  });

  test('has an example of each request that fits it', () => {
    for (const { operationId, requestBody, path, method } of api.getOperations()) {
      if (!requestBody || !('content' in requestBody)) continue;
      const body = requestBody.content['application/json']?.example;
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'a-1' };
      expect({ operationId, ...api.validateRequest({ method, path, body, headers }) }).toMatchObject({ valid: true });
    }
  });

  test('knows the words that the telephone system knows, and no others', () => {
    const known: unknown[] = [];
    JSON.stringify(api.definition, (key, value: unknown) => {
      if (key === 'enum') known.push(value);
      return value;
    });
    const ofPayments = [paymentKinds, paymentMethods, paymentStatuses, holdReasons];
    const ofCalls = [languages, channels, paces, [...eventsOfCalls, ...eventsOfReminders]];
    const ofAppointments = [appointmentKinds, appointmentStatuses, waysHeld];
    const ofCases = [caseStatuses, enforcementKinds, rhythms];
    const ofCards = [payOutcomes, ['payable', 'too-much', 'too-little', ...payRefusals]];
    const words = [
      ...ofCards,
      ...ofAppointments,
      ...ofCases,
      ...ofPayments,
      documentKinds,
      documentWays,
      requestKinds,
      roles,
      consentPurposes,
      ...ofCalls,
    ];
    for (const one of words) expect(known).toContainEqual(one);
  });

  test('names the fields that the telephone system reads, and no others', () => {
    const schemas = api.definition.components?.schemas as Record<string, { readonly properties: object }>;
    const fieldsOf = (shape: z.ZodType) =>
      Object.keys(z.toJSONSchema(shape, { io: 'input' }).properties ?? {}).toSorted();
    const read = { Case: AnsweredCase, Payment: AnsweredPayment, Appointment: AnsweredAppointment, Join: AnsweredJoin };
    for (const [name, shape] of Object.entries(read)) {
      // What is under protection is left out before anything else of it is read.
      const fields = [...fieldsOf(shape), ...(name === 'Join' ? [] : ['protect'])].toSorted();
      expect(Object.keys(schemas[name]?.properties ?? {}).toSorted(), name).toEqual(fields);
    }
  });
});

describe('every example of an answer', () => {
  test.each(Object.entries(asking))('of %s fits the contract, and is read', async (operationId, ask) => {
    const [media] = Object.values(api.getOperation(operationId)?.responses ?? {}).map(
      (response) => (response as { content: Record<string, Media> }).content['application/json'],
    );
    const examples = Object.values(media?.examples ?? {}).map(({ value }) => value);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(api.validateResponse(example, operationId, 200).errors).toBeNull();
      const fit = answerWith({ fit: true, candidate: '7' });
      const check = operationId === 'changePin' ? fit : answerWith(example);
      const { asked, url } = await openUnwellAgency(check, answerWith(example));
      const { records, ...others } = openHttpRecords({ url, token: 't', keys: [newKey], log: createLog('silent') });
      await ask(records, example, others);
      await records.close();
      const { path, headers, body } = asked.at(-1) ?? { path: '', headers: {}, body: '' };
      const request = { method: 'POST', path, body: JSON.parse(body), headers: headers as Record<string, string> };
      expect(api.validateRequest(request, operationId).errors).toBeNull();
    }
  });
});
