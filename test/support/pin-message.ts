import type { NoticeWording, PinRequest } from '../../src/calls/ports/records.ts';

/** The message that brings a PIN, asked for in a call in English. */
export const pinMessage: Pick<PinRequest, 'language' | 'writeMessage'> = {
  language: 'en',
  writeMessage: (language, { pin, days }) => ({ subject: language, text: `${language}: ${pin}\n${days} days\n` }),
};

/** Notices that tell their language and what happened. */
export const noticeWording: NoticeWording = {
  language: 'en',
  write: (language, notice) => ({ subject: notice, text: `${language}: ${notice}` }),
};
