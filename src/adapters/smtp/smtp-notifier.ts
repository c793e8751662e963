import { createTransport } from 'nodemailer';
import type { Notifier } from '../../calls/ports/notifier.ts';
import { isLoopback } from '../../text/is-loopback.ts';

/** The limit of reaching a server. */
const waitMs = 10_000;
/** The limits of an answer and of a whole message. Long: a slow server that has accepted a message would get it twice (RFC 5321 4.5.3.2). */
const answerMs = 90_000;
const sendMs = 100_000;

/**
 * Sends e-mail over `smtps://USER:PASSWORD@HOST:PORT?from=ADDRESS`, or over `smtp://` with STARTTLS; only a server on this machine needs
 * none. Throws where the URL does not fit, without quoting it.
 */
export function createSmtpNotifier(url: string): Notifier & { verify(): Promise<void> } {
  const { server, from } = readUrl(url);
  const transport = createTransport({ ...server, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(sendMs),
      });
    },
    /** Connects and signs in as if to send. Rejects where that fails. */
    async verify() {
      await transport.verify();
    },
  };
}

function readUrl(text: string) {
  const url = URL.parse(text);
  const from = url?.searchParams.get('from');
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !from?.includes('@')) {
    throw new Error('SMTP_URL must be smtps://USER:PASSWORD@HOST:PORT?from=ADDRESS, or the same with smtp:');
  }
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replaceAll(/[[\]]/g, '');
  const server = {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !isLoopback(host),
    ignoreTLS: isLoopback(host),
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: answerMs,
    dnsTimeout: waitMs,
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
  };
  return { server, from };
}
