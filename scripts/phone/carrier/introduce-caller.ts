import type { Documents } from './documents.ts';
import type { Witness } from './handset.ts';
import type { Action } from './action.ts';
import type { Verb } from './read-twiml.ts';

interface Introduction {
  readonly documents: Documents;
  readonly introduction: Action;
  /** The parameters of the call to the desk. */
  readonly child: Readonly<Record<string, string>>;
  readonly handset: Witness;
}

/** Plays to the person who answers at the desk who calls, and presses 1 where a key is asked for. */
export async function introduceCaller({ documents, introduction, child, handset }: Introduction): Promise<void> {
  const verbs = await documents.read(introduction, child);
  const played = verbs.flatMap((verb): readonly Verb[] => (verb.verb === 'Gather' ? verb.prompts : [verb]));
  const texts = played.flatMap((one) => (one.verb === 'Say' ? [one.heard.text] : []));
  handset.witness({ kind: 'introduced', text: texts.join('\n') });
  for (const verb of verbs) if (verb.verb === 'Gather') await documents.read(verb.action, { ...child, Digits: '1' });
}
