import type { Place } from './advance.ts';
import type { DialogueContext } from './dialogue-context.ts';
import type { Next, Output } from './output.ts';
import type { Scene } from './scene.ts';

/** What the caller meets at a place. Pure, so a place always sounds the same. After a missed answer only the question is asked again. */
export function describe(place: Place): Output {
  const context: DialogueContext = place.context;
  const scene = sceneOf(place);
  const told = context.misses > 0 ? [] : (scene.tell?.(context) ?? []);
  return { language: context.language, told: [...context.first, ...told], next: nextOf(scene, context) };
}

function sceneOf(place: Place): Scene<DialogueContext> {
  const scenes = Object.values(place.getMeta()) as Scene<DialogueContext>[];
  const scene = scenes.at(-1);
  if (!scene) throw new Error(`State ${JSON.stringify(place.value)} has no scene to describe`);
  return scene;
}

function nextOf(scene: Scene<DialogueContext>, context: DialogueContext): Next {
  if (scene.end) return { kind: scene.end };
  if (!scene.ask) throw new Error('A scene must ask something or end the call');
  const question = typeof scene.ask === 'function' ? scene.ask(context) : scene.ask;
  return { kind: 'ask', question, misses: context.misses, ...(context.missed && { missed: context.missed }) };
}
