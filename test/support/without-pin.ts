import type { WrittenRow } from '../../src/agency/extract-row.ts';

/** A row without a PIN, whose hash is slow on purpose. */
export function withoutPin(row: WrittenRow): WrittenRow {
  if (row.type !== 'participant') return row;
  const { pin: _pin, ...rest } = row;
  return rest;
}
