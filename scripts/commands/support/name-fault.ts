import { tellFault } from './tell-fault.ts';

/** Does some work on a service. Where it fails, the message begins with what the service is called. */
export async function nameFault<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`${name}: ${tellFault(cause)}`, { cause });
  }
}
