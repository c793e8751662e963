import type { Language } from '../dialogue/language.ts';

interface PinMessage {
  readonly subject: string;
  readonly text: string;
}

/** The message that brings a temporary PIN, for a letter as for an e-mail. It says nothing about the participant or their cases. */
export function writePinMessage(language: Language, { pin, days }: { pin: string; days: number }): PinMessage {
  return messages[language](pin, days);
}

const messages: Readonly<Record<Language, (pin: string, days: number) => PinMessage>> = {
  en: (pin, days) => ({
    subject: 'Your temporary PIN for Customer Connect',
    text: `You asked for a PIN for Customer Connect, the child support telephone service.

Your temporary PIN: ${pin}

It works for ${days} days from the day you asked. Call Customer Connect and sign in with it.
You will then choose a PIN of your own. If you asked more than once, only the newest PIN works.

Do not share this PIN. We will never call or write to ask you for it.
If you did not ask for a PIN, you do not need to do anything. Your own PIN still works.
`,
  }),
  es: (pin, days) => ({
    subject: 'Su PIN temporal para Customer Connect',
    text: `Usted pidió un PIN para Customer Connect, el servicio telefónico de manutención de menores.

Su PIN temporal: ${pin}

Sirve por ${days} días a partir del día en que lo pidió. Llame a Customer Connect e inicie sesión con él.
Después usted elegirá su propio PIN. Si lo pidió más de una vez, solo sirve el PIN más reciente.

No comparta este PIN. Nunca le llamaremos ni le escribiremos para pedírselo.
Si usted no pidió un PIN, no tiene que hacer nada. Su propio PIN sigue sirviendo.
`,
  }),
};
