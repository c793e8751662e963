import type { FastifyBaseLogger } from 'fastify';
import type { LevelWithSilent } from 'pino';

/**
 * SIGUSR2 lets the logs tell everything, and as little as before when it comes again. SIGHUP changes nothing: the log has no file to open
 * anew, and a terminal that closes ends no calls.
 */
export function obeySignals(logs: readonly FastifyBaseLogger[], level: LevelWithSilent): void {
  let isLoud = false;
  process.on('SIGUSR2', () => {
    isLoud = !isLoud;
    for (const log of logs) log.level = isLoud ? 'trace' : level;
    logs[0]?.warn({ to: isLoud ? 'trace' : level }, 'log: the level is changed');
  });
  process.on('SIGHUP', () => logs[0]?.info('SIGHUP changes nothing; SIGUSR2 changes the level of the log'));
}
