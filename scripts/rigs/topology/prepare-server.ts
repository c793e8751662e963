import { join } from 'node:path';
import { startOptions } from '../start-options.ts';
import { type Running, startProgram } from '../services/start-program.ts';

interface Server {
  readonly name: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
  /** Where it runs, and keeps what it says. */
  readonly folder: string;
  /** The file of the server. */
  readonly program: string;
}

/** A server that can be started, ended and started again where it was. */
export function prepareServer({ name, port, env: shared, folder, program }: Server) {
  const log = join(folder, `${name}.log`);
  const env = { ...shared, PORT: String(port) };
  const args = [...startOptions, program];
  const url = `http://127.0.0.1:${port}`;
  const isReady = async () => (await fetch(`${url}/health/ready`)).ok;
  let running: Running | undefined;

  return {
    name,
    url,
    log,
    async start() {
      running = await startProgram({ path: process.execPath, args, env, cwd: folder, log, isReady });
    },
    /** SIGTERM leaves its calls to the other one first; SIGKILL does not. */
    async stop(signal?: NodeJS.Signals) {
      await running?.stop(signal);
      running = undefined;
    },
  };
}
