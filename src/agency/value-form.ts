import { z } from 'zod';

/** The form of a value in a row, as far as a file of a later version may differ from it. */
export interface ValueForm {
  /** The keys of an object. */
  readonly keys?: ReadonlyMap<string, KeyForm>;
  /** Each item of a list. */
  readonly items?: ValueForm;
  /** The words of which the value is one. */
  readonly words?: ReadonlySet<string>;
}

export interface KeyForm extends ValueForm {
  readonly isOptional: boolean;
}

/** Reads the form of a value out of its schema, so that it is written once. */
export function readForm(schema: z.core.$ZodType): ValueForm {
  if (schema instanceof z.ZodObject) {
    const keys = Object.entries<z.core.$ZodType>(schema.shape).map(([key, value]) => [key, readKey(value)] as const);
    return { keys: new Map(keys) };
  }
  if (schema instanceof z.ZodArray) return { items: readForm(schema.element) };
  if (schema instanceof z.ZodEnum) return { words: new Set(schema.options.map(String)) };
  if (schema instanceof z.ZodPipe) return readForm(schema.in);
  return isWrapper(schema) ? readForm(schema.unwrap()) : {};
}

function isWrapper(schema: z.core.$ZodType) {
  return (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodReadonly
  );
}

function readKey(schema: z.core.$ZodType): KeyForm {
  return { ...readForm(schema), isOptional: z.safeParse(schema, undefined).success || isLeftOut(schema) };
}

/** A key that may be left out, and is not undefined where it stands. */
function isLeftOut(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodExactOptional;
}
