// Preloaded into a server that is measured: tells its parent what it has used, without a route of its own.
import process from 'node:process';

process.on('message', (question) => {
  if (question === 'collect') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ cpuMicros: user + system, rssBytes: rss, heapBytes: heapUsed });
});

// A server ends when it has nothing left to do, whoever asks, and never goes on after whoever measures it.
process.channel?.unref();
process.on('disconnect', () => process.exit());
