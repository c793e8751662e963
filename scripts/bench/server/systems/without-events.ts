// Loaded before a server, lets it keep nothing of what its calls come to: the server that others are measured beside.
import { registerHooks } from 'node:module';

const nothing = `
export const keepEvents = () => ({
  measure: { turnTaken() {}, callEnded() {}, callbackSettled() {}, textTaken() {} },
  close: async () => {},
});`;

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith('/src/measure/keep-events.ts')) return nextLoad(url, context);
    return { format: 'module', source: nothing, shortCircuit: true };
  },
});
