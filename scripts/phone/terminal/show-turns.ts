import type { Transport } from '../carrier/send-webhook.ts';
import type { Screen } from './screen.ts';

/** Shows the form of each webhook, but for what it repeats of the one before, and the document that answers it. Numbers keyed in are hidden. */
export function showTurns(transport: Transport, screen: Screen): Transport {
  let before: ReadonlyMap<string, string> = new Map();

  return async (request, signal) => {
    const { pathname, search, searchParams } = new URL(request.url);
    const isGet = request.method === 'GET';
    const form = new Map(isGet ? searchParams : new URLSearchParams(request.body));
    screen.note(`${request.method} ${pathname}${isGet ? '' : search}`);
    for (const [name, value] of form)
      if (before.get(name) !== value) screen.print(`  ${name}=${name === 'Digits' ? hideEntry(value) : value}`);
    before = form;
    const response = await transport(request, signal);
    screen.note(`answer ${response.status} ${response.headers.get('content-type') ?? ''}`.trim());
    const body = await response.clone().text();
    if (body !== '') screen.print(`  ${body.replaceAll(/>\s*</g, '>\n  <')}`);
    return response;
  };
}

/** One key chooses; more may be a PIN. */
function hideEntry(digits: string): string {
  return digits.length > 1 ? digits.replaceAll(/\d/g, '•') : digits;
}
