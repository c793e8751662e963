import { type Module, parseSync } from '@swc/core';

export type ParsedModule = Readonly<{
  body: Module['body'];
  /** The line, from 1, on which a place in a span of the syntax tree stands. */
  lineAt: (place: number) => number;
}>;

/** Parses TypeScript. Spans count bytes and go on counting from one file to the next: a first token marks where this file starts. */
export function parseModule(text: string): ParsedModule {
  const source = Buffer.from(`;${text}`);
  const { body, span } = parseSync(source.toString(), { syntax: 'typescript' });
  return {
    body,
    lineAt: (place) =>
      source
        .subarray(0, place - span.start)
        .toString()
        .split('\n').length,
  };
}
