import { speechSeconds } from '../../../src/channels/voice/speech-seconds.ts';
import type { Output } from '../../../src/dialogue/output.ts';
import type { Catalogue } from '../../../src/prompts/prompts.ts';

/** How long a prompt is said. */
export interface PromptTime {
  readonly prompt: string;
  readonly seconds: number;
}

const most = 4;

/** Of all that is said in a call, the prompts that take longest; a menu counts with its options. */
export function findLongest(outputs: readonly Output[], catalogue: Pick<Catalogue, 'speak'>): PromptTime[] {
  const timed = outputs.flatMap((output) => [...timeTold(output, catalogue), ...timeAsked(output, catalogue)]);
  return timed.toSorted((one, other) => other.seconds - one.seconds).slice(0, most);
}

function timeTold(output: Output, catalogue: Pick<Catalogue, 'speak'>): PromptTime[] {
  return output.told.map((told) => ({
    prompt: told.prompt,
    seconds: speechSeconds(catalogue.speak({ ...output, told: [told], next: { kind: 'hang-up' } })),
  }));
}

function timeAsked(output: Output, catalogue: Pick<Catalogue, 'speak'>): PromptTime[] {
  if (output.next.kind !== 'ask') return [];
  const { prompt } = output.next.question;
  return [{ prompt, seconds: speechSeconds(catalogue.speak({ ...output, told: [] })) }];
}
