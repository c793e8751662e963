import { userInfo } from 'node:os';

/** Who runs this program, by the names that the operating system has for them. */
export type Operator = Readonly<Record<string, string>> & {
  readonly by: string;
  /** Who became `by` through sudo. */
  readonly sudo?: string;
};

/** A user without an entry in the system's list, as containers may have, is told by number. */
export function readOperator(env: NodeJS.ProcessEnv = process.env): Operator {
  const sudo = env['SUDO_USER'];
  return { by: findUserName(), ...(sudo ? { sudo } : {}) };
}

function findUserName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`;
  }
}
