import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { readTextCommand } from '../../../src/understanding/read-text-command.ts';
import type { WriteToLine } from '../handsets/mobile/mobile.ts';
import type { Screen } from './screen.ts';

/** It answers its own words in English, and the server does not answer them again. */
const answeredByCarrier = 'no answer: the carrier answers this word by itself';

interface Texting {
  readonly write: WriteToLine;
  /** What has come by itself since it was last asked for. */
  readonly receive: () => Promise<readonly string[]>;
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly screen: Screen;
}

/** Sends each line that is typed as a text, and shows what comes, until the input ends. An empty line only looks for what has come. */
export async function runTexting({ write, receive, input, screen }: Texting): Promise<void> {
  show(await receive());
  for await (const line of createInterface({ input })) {
    const text = line.trim();
    if (text !== '') {
      // At a terminal it stands there as it was typed.
      if (input.isTTY !== true) screen.note(`you: ${text}`);
      const replies = await write(text);
      if (replies.length === 0) screen.note(readTextCommand(text)?.isCarriers ? answeredByCarrier : 'no answer');
      show(replies);
    }
    show(await receive());
  }

  function show(texts: readonly string[]): void {
    for (const text of texts) screen.print(`◂ ${text}`);
  }
}
