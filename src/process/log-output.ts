import { write, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Beyond it, what the reader of the log does not take is lost. */
const mostWaitingCharacters = 4 * 1024 * 1024;
const againMs = 100;
const lastLinesMs = 1000;
/** Lines of a moment are written together: a write occupies another thread, and wakes it. */
const gatherMs = 50;
const newline = 0x0a;

/** Where the lines of the log go. Pino writes to it. */
interface LogOutput {
  /** Never throws and never waits: a line that cannot be written is lost, and counted. */
  write(line: string): void;
  /** Rejects while lines are lost. */
  check(): Promise<void>;
  /** Names who is told of each line that is lost. */
  tellLost(onLost: () => void): void;
  /** Resolves once the lines that wait are written, or after a second. */
  settle(): Promise<void>;
}

/** Writes the log to a descriptor, such as stdout. A full disk, a reader that is gone and one that does not read stop nothing. */
export function openLogOutput(fd: number): LogOutput {
  let waiting: string[] = [];
  let waitingCharacters = 0;
  let isWriting = false;
  let gathering: NodeJS.Timeout | undefined;
  /** The last line that was begun has no end. */
  let isTorn = false;
  let fault: Error | undefined;
  let onLost: (() => void) | undefined;
  let onIdle: (() => void) | undefined;

  function lose(lines: number, cause: Error): void {
    fault = cause;
    for (let line = 0; line < lines; line += 1) onLost?.();
  }

  function takeWaiting(): Buffer {
    const bytes = Buffer.from((isTorn ? '\n' : '') + waiting.join(''));
    waiting = [];
    waitingCharacters = 0;
    return bytes;
  }

  function writeWaiting(): void {
    clearTimeout(gathering);
    gathering = undefined;
    isWriting = waiting.length > 0;
    if (isWriting) writeFrom(takeWaiting(), 0);
    else onIdle?.();
  }

  /** After a write: what came meanwhile waits for its moment, unless the process ends. */
  function goOn(): void {
    isWriting = false;
    if (onIdle) writeWaiting();
    else if (waiting.length > 0) gather();
  }

  function gather(): void {
    gathering ??= setTimeout(writeWaiting, gatherMs).unref();
  }

  function writeFrom(bytes: Buffer, start: number): void {
    write(fd, bytes, start, bytes.length - start, null, (error, written) => {
      if (error?.code === 'EAGAIN') setTimeout(writeFrom, againMs, bytes, start).unref();
      else if (error) giveUp(bytes, start, error);
      else if (start + written < bytes.length) writeFrom(bytes, start + written);
      else {
        isTorn = false;
        fault = undefined;
        goOn();
      }
    });
  }

  function giveUp(bytes: Buffer, start: number, error: Error): void {
    if (start > 0) isTorn = bytes[start - 1] !== newline;
    lose(bytes.subarray(start).filter((byte) => byte === newline).length, error);
    goOn();
  }

  // What a process says as it ends does not wait for the event loop.
  process.once('exit', () => {
    try {
      if (!isWriting && waiting.length > 0) writeSync(fd, takeWaiting());
    } catch {}
  });

  return {
    write(line) {
      if (waitingCharacters + line.length > mostWaitingCharacters) {
        lose(1, new Error('the reader of the log does not read'));
        return;
      }
      waiting.push(line);
      waitingCharacters += line.length;
      if (!isWriting) gather();
    },
    async check() {
      if (fault) throw new Error('lines of the log are lost', { cause: fault });
    },
    tellLost(listener) {
      onLost = listener;
    },
    async settle() {
      if (!isWriting) writeWaiting();
      if (!isWriting) return;
      const idle = new Promise<void>((resolve) => void (onIdle = resolve));
      await Promise.race([idle, wait(lastLinesMs, undefined, { ref: false })]);
    },
  };
}
