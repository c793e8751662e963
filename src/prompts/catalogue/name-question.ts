import type { Question } from '../../dialogue/output.ts';
import { oncePerObject } from '../once-per-object.ts';

const names = new Map<string, string>();

/** A short name, the same for questions that are alike. Flows ask a limited number, most as one object each: the name is found without reading them. */
export const nameQuestion = oncePerObject((question: Question): string => {
  const written = JSON.stringify(question);
  const name = names.get(written) ?? String(names.size);
  names.set(written, name);
  return name;
});
