import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findPromtool } from '../../scripts/rigs/services/start-prometheus.ts';
import { alerts } from '../support/alert-rules.ts';
import { readDocument, root } from '../support/documents.ts';

/** Series of an agency with a line, minute by minute; `0+5x60`: from 0 five more each. */
const line = 'ivr_agency="california",ivr_line="a-line",ivr_channel="voice"';
const agency = 'ivr_agency="california"';
const counted = (what: string) => `ivr_counts_total{${agency},ivr_what="${what}"}`;
const effects = (effect: string, event: string) =>
  `ivr_effect_duration_count{${agency},ivr_effect="${effect}",ivr_event="${event}"}`;
const ends = (end: string) => `ivr_call_ends_total{${line},ivr_language="en",ivr_end="${end}"}`;
const turns = (le: string, event = 'entered') => `ivr_turn_duration_bucket{${line},ivr_event="${event}",le="${le}"}`;

/** An ordinary hour of an open desk. */
const ordinary: Readonly<Record<string, string>> = {
  'up{job="customer-connect-ivr",instance="server-1:9464"}': '1x60',
  'nodejs_eventloop_delay_p99{job="customer-connect-ivr",instance="server-1:9464"}': '0.01x60',
  [`ivr_desk_open{${agency},ivr_line="a-line"}`]: '1x60',
  [`ivr_calls_total{${line}}`]: '0+2x60',
  [ends('served')]: '0+2x60',
  [ends('fault')]: '0x60',
  [ends('turned-away')]: '0x60',
  [turns('0.05')]: '0+19x60',
  [turns('2')]: '0+20x60',
  [turns('+Inf')]: '0+20x60',
  [`ivr_turn_duration_count{${line},ivr_event="entered"}`]: '0+20x60',
  [`ivr_turn_duration_count{${line},ivr_event="waited"}`]: '0+3x60',
  [effects('signIn', 'signed-in')]: '0+3x60',
  [effects('signIn', 'sign-in-refused')]: '0+1x60',
  [effects('findCase', 'records-unavailable')]: '0x60',
  [counted('webhooks refused')]: '0+1x60',
  [counted('turns that failed')]: '0x60',
};

/** What is out of the ordinary when an alert shall ring. */
const extraordinary: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ServerGone: { 'up{job="customer-connect-ivr",instance="server-1:9464"}': '1x50 0x10' },
  NoCallsInDeskHours: { [`ivr_calls_total{${line}}`]: '0+2x15 30x45' },
  CallsEndByFault: { [ends('fault')]: '0x50 0+1x10' },
  TurnsFail: { [counted('turns that failed')]: '0x50 0+1x10' },
  TurnsSlow: { [turns('0.05')]: '0+10x60', [turns('2')]: '0+15x60' },
  CallsTurnedAway: { [ends('turned-away')]: '0x57 1x3' },
  RecordsFail: { [effects('findCase', 'records-unavailable')]: '0x50 0+3x10' },
  CallStoreFails: { [counted('turns kept by the carrier alone')]: '0x50 0+20x10' },
  WebhooksRefused: { [counted('webhooks refused')]: '0+10x60' },
  SignInsRefused: { [effects('signIn', 'signed-in')]: '0x60', [effects('signIn', 'sign-in-refused')]: '0+9x60' },
  ManyIdsTried: { [counted('sources with many IDs')]: '0x55 1x5' },
  QueueLong: { [`ivr_turn_duration_count{${line},ivr_event="waited"}`]: '0+60x60' },
  CallbacksLeft: {
    'ivr_callbacks_total{ivr_agency="california",ivr_line="a-line",ivr_event="left-to-agency"}': '0+1x60',
  },
  EventsLost: { [counted('events of calls lost')]: '0x50 0+100x10' },
  LogLinesLost: { [counted('lines of the log lost')]: '0x50 0+100x10' },
  EventLoopLate: { 'nodejs_eventloop_delay_p99{job="customer-connect-ivr",instance="server-1:9464"}': '0.5x60' },
  LabelsOverflow: { 'ivr_misses_total{otel_metric_overflow="true"}': '0+1x60' },
};

/** A test for promtool: which alerts ring after an hour of such series. */
function tryAlerts(changes: Readonly<Record<string, string>>, rings: readonly string[]) {
  const series = Object.entries({ ...ordinary, ...changes });
  return {
    interval: '1m',
    input_series: series.map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      {
        expr: 'count by (alertname) (ALERTS{alertstate="firing"})',
        eval_time: '59m',
        exp_samples: rings.map((alert) => ({ labels: `{alertname="${alert}"}`, value: 1 })),
      },
    ],
  };
}

describe('the alerts', () => {
  test('ring at what they are for, one by one, and not in an ordinary hour', () => {
    expect(Object.keys(extraordinary)).toEqual(alerts.map(({ alert }) => alert));
    const folder = mkdtempSync(join(tmpdir(), 'ivr-alerts-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const tests = [
      tryAlerts({}, []),
      // At night nobody calls.
      tryAlerts({ [`ivr_calls_total{${line}}`]: '30x60', [`ivr_desk_open{${agency},ivr_line="a-line"}`]: '0x60' }, []),
      ...Object.entries(extraordinary).map(([alert, changes]) => tryAlerts(changes, [alert])),
    ];
    // JSON is YAML.
    writeFileSync(
      join(folder, 'tests.yml'),
      JSON.stringify({ rule_files: [join(root, 'deploy/watch/alerts.yml')], tests }),
    );
    const tried = spawnSync(findPromtool(), ['test', 'rules', join(folder, 'tests.yml')], { encoding: 'utf8' });
    expect(tried.stdout + tried.stderr).toContain('SUCCESS');
    expect(tried.status).toBe(0);
  });

  test('are explained in docs/runbooks.md, each with its severity, and no others are', () => {
    const [, section = ''] = /## Alerts\n([\s\S]*?)\n## /.exec(readDocument('docs/runbooks.md')) ?? [];
    const told = [...section.matchAll(/^\| `(\w+)` +\| (\w+) +\|/gm)].map(
      ([, name, severity]) => `${name} ${severity}`,
    );
    expect(told).toEqual(alerts.map(({ alert, labels }) => `${alert} ${labels.severity}`));
  });
});
