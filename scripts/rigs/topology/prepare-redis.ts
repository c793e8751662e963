import { startRedis } from '../services/start-redis.ts';

/** A Redis that can be ended, and started again at its port, with nothing in it. `config`: a file with more of its configuration. */
export function prepareRedis({ port, config }: { readonly port: number; readonly config: string }) {
  let running: Awaited<ReturnType<typeof startRedis>> | undefined;
  return {
    async start() {
      running = await startRedis({ port, config: ['maxmemory-policy noeviction', `include ${config}`] });
    },
    async stop(signal?: NodeJS.Signals) {
      await running?.stop(signal);
      running = undefined;
    },
  };
}
