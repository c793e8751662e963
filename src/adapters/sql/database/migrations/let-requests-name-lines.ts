import type { Kysely } from 'kysely';

/** Requests say on which line, in which channel and at which pace they were left. A server of an older version beside this one leaves the columns empty. */
export async function addLinesToRequests({ schema }: Kysely<unknown>): Promise<void> {
  for (const column of ['line', 'channel', 'pace']) {
    await schema.alterTable('requests').addColumn(column, 'text').execute();
  }
}
