import { describe, expect, it, onTestFinished } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { lines } from '../../scripts/rigs/sample-system.ts';
import { createMemoryCallStore } from '../../src/adapters/memory/memory-call-store.ts';
import { createMemorySharedSets } from '../../src/adapters/memory/memory-shared-sets.ts';
import { createLog } from '../../src/process/log.ts';
import { countSegments } from '../../src/text/count-segments.ts';
import { openMobile } from '../support/mobile.ts';
import { openSystem } from '../support/whole-system.ts';

type Ends = Parameters<typeof openMobile>[1];

async function open(options: Parameters<typeof openSystem>[0] = {}, ends: Ends = {}) {
  const logged: string[] = [];
  const log = createLog('trace', { write: (text) => void logged.push(text) });
  const system = await openSystem({ log, ...options });
  onTestFinished(() => system.close());
  const write = (own: Ends = ends) => openMobile({ ...system, transport: injectInto(system.app) }, own).write;
  return { write: write(), openMobile: write, logged };
}

describe('a conversation in text messages', () => {
  it('takes a text that comes twice once, and answers it once', async () => {
    const { write } = await open();
    await write('hi');
    const answers = await Promise.all([write('1', 'SMtwice'), write('1', 'SMtwice')]);
    expect(answers.filter((messages) => messages.length > 0)).toHaveLength(1);
    expect((await write('95814')).join()).toContain('Sacramento County');
    expect(await write('1', 'SMtwice')).toEqual([]);
  });

  it('goes on at another server, and is another one for each sender and each line', async () => {
    const shared = { calls: createMemoryCallStore(), sets: createMemorySharedSets() };
    const [first, second] = [await open(shared), await open(shared)];
    await first.write('hi');
    await second.write('1');
    expect((await first.write('95814')).join()).toContain('Sacramento County');
    expect(await first.openMobile({ from: '+12125550123' })('hi')).toHaveLength(2);
    expect(await first.openMobile({ to: '+14082730073' })('hi')).toHaveLength(2);
  });

  it('is answered with the number to call while its store is gone, and a STOP is kept all the same', async () => {
    const gone = async () => Promise.reject(new Error('gone'));
    const { write } = await open({ calls: { ...createMemoryCallStore(), load: gone, save: gone } });
    expect(await write('quiero pagar')).toEqual([expect.stringMatching(/ahora no podemos .*866-901-3212/u)]);
    expect((await write('no more texts')).join()).toContain('no more texts will come');
    expect(await write('hi')).toEqual([]);
  });

  it('goes on where only saving fails: with the number to call', async () => {
    const calls = createMemoryCallStore();
    let away = false;
    const save: typeof calls.save = async (...call) => (away ? Promise.reject(new Error('gone')) : calls.save(...call));
    const { write } = await open({ calls: { ...calls, save } });
    await write('hi');
    away = true;
    expect((await write('1')).join()).toMatch(/cannot answer texts right now.*866-901-3212/u);
    away = false;
    expect((await write('1')).join()).toContain('Which county?');
  });

  it('has thirty answers an hour, then one line, then none; STOP is answered always', async () => {
    const { write } = await open();
    const answers = [];
    for (let text = 0; text < 200; text += 1) answers.push(await write('hi there'));
    expect(answers.slice(0, 30).every((messages) => messages.length > 0)).toBe(true);
    expect(answers[30]?.join()).toContain('cannot answer more texts this hour');
    expect(answers.slice(31).flat()).toEqual([]);
    expect((await write('no more texts')).join()).toContain('no more texts will come');
    expect(await write('hi')).toEqual([]);
  });

  it('is never begun with a number that has opted out', async () => {
    const { write } = await open();
    await write('STOP');
    expect(await write('hi')).toEqual([]);
  });

  it.each([
    ['a line that has none', { lines: lines.map((line) => ({ ...line, texts: false as const })) }, '+18669013212'],
    ['a number of text telephones', {}, '+18663994096'],
  ])('is not begun at %s', async (_, options, to) => {
    const { write } = await open(options, { to });
    expect((await write('hi')).join()).toContain('this number cannot answer texts');
  });

  it('bears anything that can be written', async () => {
    const { openMobile: from } = await open();
    const odd = [
      '',
      ' ',
      '👍🏽',
      'ñ'.repeat(1600),
      '0'.repeat(1600),
      'Привет',
      '你好，我要付款',
      'مرحبا',
      '\u202E<script>',
      '*',
      '#',
      '{$phone}',
      '١',
      'GA',
      'SK',
      '99999999999999',
    ];
    for (const [index, text] of odd.entries()) {
      const write = from({ from: `+1212555${String(1000 + index)}` });
      for (const messages of [await write(text), await write(text), await write('1'), await write(text)]) {
        expect(messages.length).toBeGreaterThan(0);
        for (const message of messages) expect(countSegments(message)).toBeLessThanOrEqual(2);
      }
    }
  });

  it('is counted text by text, and is no call', async () => {
    const came: unknown[] = [];
    const calls: unknown[] = [];
    const { write } = await open({
      measure: {
        textTaken: ({ command, language }) => void came.push(`${command} ${language}`),
        turnTaken: (taken) => void calls.push(taken),
        callEnded: (ended) => void calls.push(ended),
        callbackSettled() {},
      },
    });
    for (const text of ['hi', 'how do I pay', 'MORE', 'agent', 'español', 'ALTO']) await write(text);
    expect(came).toEqual(['asked en', 'served en', 'asked en', 'passed en', 'passed es', 'stop es']);
    expect(calls).toEqual([]);
  });

  it('leaves no number and no word of a text in the log', async () => {
    const { write, logged } = await open();
    for (const text of ['hi', 'my id is 1000000000001', 'my ssn is 900121234', 'pin 482913', 'Zebulon', 'MORE'])
      expect((await write(text)).join()).not.toMatch(/1000000000001|900121234|482913|Zebulon/u);
    expect(logged.length).toBeGreaterThan(5);
    expect(logged.join('')).not.toMatch(/9165550142|1000000000001|900121234|482913|Zebulon/u);
  });
});
