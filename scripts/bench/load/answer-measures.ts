// Preloaded into a server that is measured: tells its parent what it has used, without a route of its own.
import process from 'node:process';

process.on('message', (question) => {
  if (question === 'collect') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ cpuMicros: user + system, rssBytes: rss, heapBytes: heapUsed });
});

// The channel does not keep a server alive that has nothing left to do; a server ends when its measuring process ends.
process.channel?.unref();
process.on('disconnect', () => process.exit());
