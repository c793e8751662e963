import { describe, expect, test } from 'vitest';
import { createSmtpNotifier } from '../../../src/adapters/smtp/smtp-notifier.ts';
import { openMailServer } from '../../support/mail-server.ts';

const message = { to: 'somebody@example.org', subject: 'Su PIN temporal', text: 'Su PIN temporal: 40718265\nmañana\n' };

describe('e-mail', () => {
  test('arrives as it was written', async () => {
    const { received, port } = await openMailServer();
    await createSmtpNotifier(`smtp://127.0.0.1:${port}?from=no-reply@example.org`).send(message);
    expect(received).toMatchObject([{ from: 'no-reply@example.org', to: ['somebody@example.org'] }]);
    const source = received[0]?.source ?? '';
    expect(source).toContain('Subject: Su PIN temporal');
    expect(source).toContain('Auto-Submitted: auto-generated');
    expect(source).toContain('PIN temporal: 40718265\r\nma=C3=B1ana');
  });

  test('signs in with the name and password of the URL', async () => {
    const { received, port } = await openMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'a@b' && password === 'p:w' ? done(null, { user: username }) : done(new Error('no')),
    });
    const urlFor = (password: string) => `smtp://a%40b:${password}@127.0.0.1:${port}?from=no-reply@example.org`;
    await createSmtpNotifier(urlFor('p%3Aw')).send(message);
    expect(received).toHaveLength(1);
    await expect(createSmtpNotifier(urlFor('wrong')).send(message)).rejects.toMatchObject({ code: 'EAUTH' });
  });

  test('is refused where the server refuses it', async () => {
    const { port } = await openMailServer({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('unknown'), { responseCode: 550 })),
    });
    const notifier = createSmtpNotifier(`smtp://127.0.0.1:${port}?from=no-reply@example.org`);
    await expect(notifier.send(message)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 });
  });

  test('is refused where nobody answers', async () => {
    const notifier = createSmtpNotifier('smtp://127.0.0.1:1?from=no-reply@example.org');
    await expect(notifier.send(message)).rejects.toMatchObject({ code: expect.stringMatching(/^E/) });
  });

  test('goes to one address only, even where that holds several', async () => {
    const { received, port } = await openMailServer();
    const notifier = createSmtpNotifier(`smtp://127.0.0.1:${port}?from=no-reply@example.org`);
    const to = 'somebody@example.org, other@example.org';
    await notifier.send({ ...message, to, subject: 'A\r\nBcc: other@example.org' }).catch(() => {});
    expect(received.flatMap(({ to: arrived }) => arrived)).not.toContain('other@example.org');
  });

  test('goes nowhere but this machine without encryption', async () => {
    const { received, port } = await openMailServer({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    // It leads here as well, and is no address of loopback.
    const notifier = createSmtpNotifier(`smtp://0.0.0.0:${port}?from=no-reply@example.org`);
    await expect(notifier.send(message)).rejects.toMatchObject({ code: 'ETLS' });
    expect(received).toEqual([]);
  });

  test('trusts no certificate that it cannot check', async () => {
    const { received, port } = await openMailServer({ secure: true });
    const notifier = createSmtpNotifier(`smtps://127.0.0.1:${port}?from=no-reply@example.org`);
    await expect(notifier.send(message)).rejects.toThrow('certificate');
    expect(received).toEqual([]);
  });
});

test.each([
  '',
  'mail.example.org',
  'https://mail.example.org?from=a@b',
  'smtp://secret:password@example.org',
  'smtp://?from=a@b',
])('an address of a mail server that does not fit is told without it: %j', (url) => {
  expect(() => createSmtpNotifier(url)).toThrow(/^SMTP_URL must be smtps:\/\/USER:PASSWORD@HOST:PORT\?from=ADDRESS/);
});
