import type { FastifyReply } from 'fastify';
import { element, escapeXml } from './xml.ts';

/** A TwiML document; `verbs` is markup. */
export function writeTwiml(verbs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, verbs)}`;
}

export function sendTwiml(reply: FastifyReply, twiml: string): FastifyReply {
  return reply.code(200).type('text/xml; charset=utf-8').send(twiml);
}

/** The call goes on at another address. */
export function redirect(url: string): string {
  return element('Redirect', { method: 'POST' }, escapeXml(url));
}

const dialTimeoutSeconds = 30;

export interface DialledDesk {
  readonly number: string;
  /** The carrier reports here how the call to the desk ended. Without it the call ends after the desk. */
  readonly action?: string | undefined;
  /** The number shown to the desk where the caller's own is withheld: carriers refuse calls without one. */
  readonly callerId?: string | undefined;
  /** URL of the document that the desk hears before it is connected. The caller hears ringing meanwhile. */
  readonly whisper?: string | undefined;
}

/** Rings at a desk. */
export function dial({ number, action, callerId, whisper }: DialledDesk): string {
  const attributes = { action, method: 'POST', timeout: dialTimeoutSeconds, callerId };
  return element('Dial', attributes, element('Number', { url: whisper }, escapeXml(number)));
}
