import { onTestFinished } from 'vitest';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createSqlVoiceStore } from '../../../../src/adapters/sql/recordings/sql-voice-store.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { testRecordingList } from '../../../support/recording-list.contract.ts';
import { oldKey, temporaryDatabase } from '../../../support/sqlite-records.ts';
import { testVoiceStore } from '../../../support/voice-store.contract.ts';

const postgres = usePostgres();

async function openTwo(url: string, clock?: () => number, recordingsOf?: string) {
  const open = async () => {
    const opened = await openSqlRecords({ url, keys: [oldKey], ...(clock && { clock }), recordingsOf });
    onTestFinished(() => opened.records.close());
    return { ...opened, list: opened.recordings, voices: createSqlVoiceStore(opened.db) };
  };
  return [await open(), await open()] as const;
}

for (const [name, makeUrl] of [
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', () => postgres.emptyDatabase()],
] as const) {
  testRecordingList(name, async (clock, account) => openTwo(await makeUrl(), clock, account));
  testVoiceStore(name, async () => {
    const [one, other] = await openTwo(await makeUrl());
    return [one.voices, other.voices];
  });
}
