/** Signs outside GSM 03.38 that another sign says as well: any of them would double the price of a text message. */
const substitutes: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
};

/** A text as it is sent to a mobile phone: its letters and accents stay. */
export function toMessageText(text: string): string {
  return text
    .replaceAll(/[’‘“”«»–—…]/gu, (sign) => substitutes[sign] ?? sign)
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
