import { expect, test } from 'vitest';
import { renderFallback } from '../../../src/channels/voice/render-fallback.ts';
import type { Line } from '../../../src/lines/line.ts';
import { aLine } from '../../support/a-line.ts';
import { dial } from '../../support/caller.ts';
import { parseTwiml } from '../../support/signed-app.ts';
import { authToken, createTwimlServer } from '../../support/twiml-server.ts';
import { catalogue, lines } from '../../support/whole-system.ts';

/** The document is played as the carrier plays it, by a host of files that knows no call. */
async function call(line: Line) {
  const document = renderFallback(line, catalogue);
  const { app, received } = await createTwimlServer({
    '/voice/incoming': (reply) => reply.type('application/xml').send(document),
  });
  return { caller: await dial(app, { to: '+18669013212', authToken }), received };
}

const shipped = lines.find(({ name }) => name === 'customer-connect') ?? aLine();

test('callers hear an apology and the hours in both languages, then the desk rings', async () => {
  const { caller, received } = await call(shipped);
  caller
    .hears('something went wrong on our side. Our people answer from Monday to Friday')
    .hears('I am trying to connect you')
    .hears('Disculpe')
    .hears('Nuestro personal atiende de lunes a viernes')
    .hears('Estoy tratando de comunicarle')
    .isConnectedTo('+19165550100');
  await caller.deskAnswers('no-answer');
  caller.hears('If nobody has answered you, please call again later').hears('vuelva a llamar más tarde').hearsTheEnd();
  expect(received.map(({ url }) => url)).toEqual(['/voice/incoming', '/voice/status']);
});

test('the language of the line comes first, and its desk is the one that rings', async () => {
  const desk = { en: { number: '+19165550100', confirm: false }, es: { number: '+19165550111', confirm: true } };
  const { caller } = await call(aLine({ language: 'es', desk }));
  caller.hears('Le comunico ahora').hears('Connecting you with a person now').isConnectedTo('+19165550111');
});

test('a line without hours tells none; one for callers abroad tells by which clock', async () => {
  const always = await call(aLine());
  expect(always.caller.heard()).not.toMatch(/answer from|holidays/);
  const { hours } = shipped;
  const { caller } = await call(aLine({ hours, abroad: true }));
  caller.hears('to 5:00').hears('All times are California time');
});

test('the document of a text telephone line rings and says nothing', () => {
  const line = lines.find(({ channel }) => channel === 'tty') ?? aLine();
  const root = parseTwiml(renderFallback(line, catalogue));
  expect([...root.children].map(({ tagName }) => tagName)).toEqual(['Dial', 'Hangup']);
  expect(root.textContent).toBe('+19165550101');
});

test('no document asks a server for anything, and each fits into what the carrier takes', () => {
  for (const line of lines) {
    const document = renderFallback(line, catalogue);
    const root = parseTwiml(document);
    for (const element of root.getElementsByTagName('*')) {
      for (const name of ['action', 'url', 'statusCallback']) expect(element.hasAttribute(name)).toBe(false);
    }
    expect(root.getElementsByTagName('Dial')[0]?.getAttribute('callerId')).toBe(line.numbers[0]);
    // A TwiML Bin reads {{ as a place for a parameter.
    expect(document).not.toContain('{{');
    expect(document.length).toBeLessThan(4000);
  }
});
