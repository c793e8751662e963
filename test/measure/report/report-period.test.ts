import { describe, expect, it } from 'vitest';
import { choosePeriod, spanOf } from '../../../src/measure/report/report-period.ts';

const zone = 'America/Los_Angeles';
/** 22:00 on 27 November there. */
const now = Temporal.Instant.from('2026-11-28T06:00:00Z');
const day = (text: string) => Temporal.PlainDate.from(text);
const choose = (from?: string, to?: string) => {
  const asked = { from: from === undefined ? undefined : day(from), to: to === undefined ? undefined : day(to) };
  const { from: first, to: last } = choosePeriod(asked, zone, now);
  return `${first.toString()} ${last.toString()}`;
};

describe('the days of a report', () => {
  it('are four weeks to yesterday, in the zone of the agency', () => {
    expect(choose()).toBe('2026-10-30 2026-11-26');
  });

  it('are those that are asked for, today among them', () => {
    expect(choose('2026-11-01', '2026-11-27')).toBe('2026-11-01 2026-11-27');
    expect(choose('2026-11-01')).toBe('2026-11-01 2026-11-26');
    expect(choose('2026-11-27')).toBe('2026-11-27 2026-11-27');
    expect(choose(undefined, '2026-11-20')).toBe('2026-10-24 2026-11-20');
  });

  it('do not lie ahead, or the wrong way round', () => {
    expect(() => choose('2026-11-28')).toThrow('Today is 2026-11-27 in America/Los_Angeles');
    expect(() => choose('2026-11-01', '2026-11-28')).toThrow('a report ends today at the latest');
    expect(() => choose('2026-11-20', '2026-11-19')).toThrow('--from 2026-11-20 is later than --to 2026-11-19.');
  });

  it.each([
    ['2026-11-01', 25],
    ['2026-11-02', 24],
    ['2027-03-14', 23],
  ])('begin and end at midnight there: %s has %i hours', (date, hours) => {
    const { beginMs, endMs } = spanOf({ from: day(date), to: day(date), timeZone: zone });
    expect((endMs - beginMs) / 3_600_000).toBe(hours);
    expect(Temporal.Instant.fromEpochMilliseconds(beginMs).toZonedDateTimeISO(zone).toPlainTime().toString()).toBe(
      '00:00:00',
    );
  });
});
