import type { Place } from './advance.ts';
import type { DialogueContext } from './dialogue-context.ts';
import { isLastTry } from './misses.ts';
import type { Hold, Next, Output, Question } from './output.ts';
import { findScene, type Scene } from './scene.ts';

/** A caller who asks for help gets the help that comes after two missed answers. */
const mostHelp = 2;

/** What the caller meets at a place. Pure, so a place always sounds the same. After a missed answer only the question is asked again. */
export function describe(place: Place): Output {
  const context: DialogueContext = place.context;
  const { language, pace, paused } = context;
  if (paused) return { language, pace, told: [], next: ask({ kind: 'pause', prompt: 'paused' }, context) };

  const scene = sceneOf(place);
  const isNew = context.misses === 0 && !context.helped;
  const recording = isNew ? scene.play?.(context) : undefined;
  return {
    language,
    pace,
    told: [...context.first, ...(isNew ? (scene.tell?.(context) ?? []) : [])],
    ...(recording !== undefined && { recording }),
    next: nextOf(scene, context),
  };
}

function sceneOf(place: Place): Scene<DialogueContext> {
  const scene = findScene(place);
  if (!scene) throw new Error(`State ${JSON.stringify(place.value)} has no scene to describe`);
  return scene;
}

/** A warning comes before the last try: missed answers pass a caller on only after it (36 CFR 1194.23(d) as first published). */
function warn({ lastTry }: Scene<DialogueContext>, context: DialogueContext): { warning?: string } {
  const { missed, helped } = context;
  return isLastTry(context) && !helped ? { warning: lastTry?.[missed ?? 'no-input'] ?? 'last-try' } : {};
}

function nextOf(scene: Scene<DialogueContext>, context: DialogueContext): Next {
  if (scene.end) return { kind: scene.end };
  if (!scene.ask) throw new Error('A scene must ask something or end the call');
  const question = typeof scene.ask === 'function' ? scene.ask(context) : scene.ask;
  if (scene.hold) return { ...ask(question, context), hold: holdOf(scene.hold(context), context) };
  return { ...ask(question, context), ...warn(scene, context) };
}

/** A caller who has said something is answered. */
function holdOf({ quiet }: Hold, { misses, helped }: DialogueContext): Hold {
  return { quiet: quiet && misses === 0 && !helped };
}

function ask(question: Question, context: DialogueContext): Extract<Next, { kind: 'ask' }> {
  const { misses, missed, helped, afterEntry } = context;
  return {
    kind: 'ask',
    question,
    misses: helped ? mostHelp : misses,
    ...(missed && { missed }),
    ...(afterEntry && { afterEntry }),
  };
}
